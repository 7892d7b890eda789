"""A file of questions is read line by line; a wrong line is named by its number."""

import json
from datetime import date
from pathlib import Path

import pytest

from answerer.batch import answer_file, read_questions
from core.errors import BadInputError, QuestionError


def written(folder: Path, text: str) -> Path:
    path = folder / "问题.jsonl"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_fields_of_a_question(tmp_path: Path) -> None:
    line = (
        '{"id": "q1", "question": "问", "asked": "2023-05-01", "context": ["甲", "乙"], "more": 1}'
    )
    (question,) = read_questions(written(tmp_path, line))
    assert (question.id, question.question) == ("q1", "问")
    assert question.asked == date(2023, 5, 1)
    assert question.context == ("甲", "乙")


def test_what_is_left_out_has_a_default(tmp_path: Path) -> None:
    (question,) = read_questions(written(tmp_path, '\n\n{"question": "问"}\n'))
    assert (question.id, question.asked, question.context) == ("3", None, ())


def test_a_mark_at_the_start_and_odd_line_breaks_are_read(tmp_path: Path) -> None:
    text = '\ufeff{"question": "一\u2028二"}\r\n{"question": "三"}'
    assert [q.question for q in read_questions(written(tmp_path, text))] == ["一\u2028二", "三"]


@pytest.mark.parametrize(
    "line", ["{", "[]", "1", "null", "{}", '{"question": "问", "asked": "昨天"}',
             '{"question": "问", "context": 5}']
)  # fmt: skip
def test_a_wrong_line_is_named(line: str, tmp_path: Path) -> None:
    path = written(tmp_path, '{"question": "问"}\n' + line + "\n")
    with pytest.raises(QuestionError) as caught:
        list(read_questions(path))
    assert "第2行" in caught.value.message


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInputError) as caught:
        list(read_questions(tmp_path / "没有.jsonl"))
    assert "没有.jsonl" in caught.value.message
    latin = tmp_path / "gbk.jsonl"
    latin.write_bytes('{"question": "问"}'.encode("gbk"))
    with pytest.raises(BadInputError):
        list(read_questions(latin))


QUESTIONS = (
    "望川县2022年签约亿元以上项目多少个",
    "苇泽县2022年合同引资额是多少",
    "柏岭县2022年开工亿元以上项目多少个",
    "望川县2030年签约亿元以上项目多少个",
)


def test_two_processes_give_the_same_answers_in_the_same_order(
    tmp_path: Path, counties_index: Path
) -> None:
    lines = [json.dumps({"id": str(n), "question": q}) for n, q in enumerate(QUESTIONS)]
    asked = written(tmp_path, "\n".join(lines))
    found = []
    for jobs in (1, 2):
        out = tmp_path / f"{jobs}.jsonl"
        assert answer_file(asked, out, counties_index, jobs) == len(QUESTIONS)
        answers = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
        found.append([(a["id"], a["status"], a["answer"], a["message"]) for a in answers])
    assert found[0] == found[1]
    assert [row[2] for row in found[0]][:2] == ["52个", "275.2亿元"]


def test_without_a_day_of_asking_last_year_is_before_the_newest_report(
    tmp_path: Path, counties_index: Path
) -> None:
    """The newest report is of August 2023; someone who asks in 2030 means another year."""
    question = "望川县去年签约亿元以上项目多少个"
    lines = [{"question": question}, {"question": question, "asked": "2030-05-01"}]
    asked = written(tmp_path, "\n".join(json.dumps(line) for line in lines))
    out = tmp_path / "out.jsonl"
    answer_file(asked, out, counties_index, 1)
    answers = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [(a["status"], a["answer"]) for a in answers] == [("answered", "52个"), ("refused", "")]
