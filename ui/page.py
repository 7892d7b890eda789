"""The page's frame: title, style and the pages one can go to."""

from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from core.logs import begin_request
from core.users import User
from ui import texts
from ui.access import show_login, show_visitor, visitor
from ui.boundary import boundary
from ui.chat import show_chat
from ui.facts_page import show_facts
from ui.reports_page import show_reports
from ui.session import session
from ui.style import apply_style

# A file of ours: Streamlit fetches its named icons for the tab from the internet.
ICON = Path(__file__).with_name("icon.svg")


def main() -> None:
    """Draw whichever page is chosen."""
    begin_request()
    st.set_page_config(page_title=texts.APP_TITLE, page_icon=str(ICON), layout="wide")
    apply_style()
    with boundary():
        user = visitor()
        if user is None:
            show_login()
            return
        session().who = user.name
        pages = _pages(maintainer=user.maintainer)
        chosen = st.navigation(pages, position="hidden")
        _show_bar(pages, user)
        chosen.run()


def _show_bar(pages: list[StreamlitPage], user: User) -> None:
    """The pages and the visitor, always in sight: Streamlit's own bar hides them on a phone."""
    with st.container(key="bar", horizontal=True, gap="xsmall", vertical_alignment="center"):
        for page in pages:
            st.page_link(page)
        show_visitor(user)


def _pages(*, maintainer: bool) -> list[StreamlitPage]:
    pages = [
        st.Page(show_chat, title=texts.CHAT_PAGE, icon=":material/forum:", default=True),
        st.Page(show_facts, title=texts.FACTS_PAGE, icon=":material/monitoring:", url_path="facts"),
    ]
    reports = st.Page(
        show_reports,
        title=texts.REPORTS_PAGE,
        icon=":material/library_books:",
        url_path="reports",
    )
    return [*pages, reports] if maintainer else pages
