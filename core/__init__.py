"""What every room shares: schema, errors, settings, Chinese text, encoder, index store."""
