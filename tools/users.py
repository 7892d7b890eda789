"""Who may use the chat where it serves others: `python -m tools.users add NAME`."""

import argparse
import getpass
import sys
from collections.abc import Sequence

from core.console import run
from core.errors import BadInputError
from core.settings import settings
from core.users import Users


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; 0 done, 2 it could not be."""
    parser = argparse.ArgumentParser(prog="python -m tools.users", description="聊天页面的用户")
    commands = parser.add_subparsers(required=True, metavar="命令")
    add = commands.add_parser("add", help="增加用户，或给已有的用户换密码")
    add.add_argument("--maintainer", action="store_true", help="维护人员：可以放入、停用报告")
    add.set_defaults(command=_add)
    remove = commands.add_parser("remove", help="去掉用户")
    remove.set_defaults(command=_remove)
    listed = commands.add_parser("list", help="列出用户")
    listed.set_defaults(command=_list)
    for command in (add, remove):
        command.add_argument("name", metavar="NAME", help="用户名")
    arguments = parser.parse_args(argv)
    return run(lambda: int(arguments.command(arguments, Users(settings().users))))


def _add(arguments: argparse.Namespace, users: Users) -> int:
    users.add(arguments.name, _password(), maintainer=arguments.maintainer)
    print(f"已保存：{arguments.name}")
    return 0


def _password() -> str:
    """The password, asked for twice at a terminal, or a line of the input where there is none."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    password = getpass.getpass("密码：")
    if getpass.getpass("再输一次：") != password:
        raise BadInputError("passwords differ", message="两次输入的密码不一样。")
    return password


def _remove(arguments: argparse.Namespace, users: Users) -> int:
    users.remove(arguments.name)
    print(f"已去掉：{arguments.name}")
    return 0


def _list(arguments: argparse.Namespace, users: Users) -> int:
    for name, account in sorted(users.accounts().items()):
        print(f"{name}\t{'维护人员' if account.maintainer else '使用人员'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
