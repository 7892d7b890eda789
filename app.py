"""Streamlit entry: `streamlit run app.py`, or `make run`."""

from ui.page import main

main()
