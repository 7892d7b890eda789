"""Who is at the page, and whether they may keep up the reports."""

import time

import streamlit as st

from core.logins import COOKIE, NONE, OIDC, login_kind, logins
from core.settings import settings
from core.users import User
from ui import texts
from ui.safe import escape

# Where nobody logs in, whoever has the machine may do everything.
ANYBODY = User("", maintainer=True)


def visitor() -> User | None:
    """Who is at the page; None if they have to log in first.

    Raises:
        SettingsError: the way to log in is set wrong, or the file of users cannot be read.
    """
    chosen = settings()
    kind = login_kind(chosen)
    if kind == NONE:
        return ANYBODY
    if kind == OIDC:
        return _oidc_user()
    return logins(chosen.users, chosen.login_hours).user(st.context.cookies.get(COOKIE, ""))


def show_login() -> None:
    """What a visitor sees who has to log in first."""
    if login_kind(settings()) == OIDC:
        st.html(f"<p>{escape(texts.LOG_IN_FIRST)}</p>")
        st.button(texts.LOG_IN, key="log-in", type="primary", on_click=st.login)
    else:
        # To the page itself: the gate asks for the login and leads back.
        link = f'<a href="" target="_self">{escape(texts.LOG_IN)}</a>'
        st.html(f'<p role="alert">{escape(texts.LOG_IN_FIRST)} {link}</p>')


def show_visitor(user: User) -> None:
    """Who is logged in, and the way out; nothing where nobody logs in."""
    if not user.name:
        return
    with st.container(
        key="visitor", horizontal=True, horizontal_alignment="right", vertical_alignment="center"
    ):
        if login_kind(settings()) == OIDC:
            st.html(f'<p class="qa-small">{escape(user.name)}</p>', width="content")
            st.button(texts.LOG_OUT, key="log-out", type="tertiary", on_click=st.logout)
        else:
            link = f'<a href="/logout" target="_self">{escape(texts.LOG_OUT)}</a>'
            st.html(f'<p class="qa-small">{escape(user.name)} · {link}</p>', width="content")


def _oidc_user() -> User | None:
    if not st.user.get("is_logged_in") or _is_over(st.user.get("iat")):
        return None
    name = str(st.user.get("email") or st.user.get("name") or st.user.get("sub") or "?")
    known = {mail.strip().casefold() for mail in settings().maintainers.split(",")} - {""}
    # A name can be chosen by its holder, a mail address that was not checked too.
    checked = st.user.get("email") == name and st.user.get("email_verified") is not False
    return User(name, checked and name.casefold() in known)


def _is_over(began: object) -> bool:
    """Whether a login that began then has lasted long enough; without a moment it has."""
    hours = settings().login_hours
    return not isinstance(began, int | float) or time.time() - began > hours * 3600
