"""The Streamlit views."""
