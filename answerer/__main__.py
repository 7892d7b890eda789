"""`python -m answerer`: one question, or a file of them."""

import argparse
import json
import sys
from datetime import date
from pathlib import Path

from answerer.assistant import Assistant
from answerer.batch import answer_file
from answerer.printing import print_answer
from core.console import run
from core.index.store import Check


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m answerer", description="回答问题，给出原文出处"
    )
    parser.add_argument("question", nargs="?", help="问题")
    parser.add_argument("--index", type=Path, help="索引文件夹")
    parser.add_argument("--today", type=date.fromisoformat, help="提问日期 YYYY-MM-DD")
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    parser.add_argument("--batch", type=Path, metavar="QUESTIONS.jsonl", help="批量回答")
    parser.add_argument("--out", type=Path, metavar="ANSWERS.jsonl", help="批量结果文件")
    parser.add_argument("--jobs", type=int, default=0, help="同时回答的进程数，默认用满各核")
    arguments = parser.parse_args()
    if arguments.batch is None and arguments.question is None:
        parser.error("请给出问题，或用 --batch 指定问题文件")
    if arguments.batch is not None and arguments.out is None:
        parser.error("--batch 需要 --out")
    return arguments


def main() -> int:
    """Run the command; 0 when it worked, 2 when it could not (the reason on stderr)."""
    arguments = _arguments()
    return run(lambda: _answer_file(arguments) if arguments.batch else _answer(arguments))


def _answer_file(arguments: argparse.Namespace) -> int:
    answer_file(arguments.batch, arguments.out, arguments.index, arguments.jobs)
    return 0


def _answer(arguments: argparse.Namespace) -> int:
    assistant = Assistant.open(arguments.index, check=Check.MOMENT)
    answer = assistant.ask(arguments.question, today=arguments.today)
    if arguments.json:
        print(json.dumps(answer.to_json(), ensure_ascii=False))
    else:
        print_answer(answer)
    return 0


if __name__ == "__main__":
    sys.exit(main())
