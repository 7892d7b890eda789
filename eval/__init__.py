"""Questions to figures: question sets, measures, runs, reports, benchmarks."""
