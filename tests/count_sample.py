#!/usr/bin/env python3
"""Counts the summary's 23 figures from a backup, independently of the program.

    python3 tests/count_sample.py src/sample/2019.json [year]

It was written from the table of figures in words and shares no code or data with the crate: where
both give the same values and the same records, the program's figures are right twice.

Output, one JSON object, the figures in the order of the summary, keyed by their names:

    {"集中学习": {"value": 13, "ids": ["..."], "lacking": 0}, ...}

- value: an integer, or null where no record counts (no record is not zero). Amounts of money
  (筹集资金, 捐赠物资价值, 处罚金额) are in 分. 筹集资金's unit in a text is 万元, the value here is 分.
- ids: the records behind the value, by date and then by id. For a sum these are the records that
  have the field as well as those that lack it.
- lacking: of a sum, of how many records the field is missing (elsewhere 0).
"""

import datetime
import json
import re
import sys


def value(record, field, kind):
    """The value of a field, if it is filled in and of that type."""
    return record.get("values", {}).get(field, {}).get(kind)


def facet(record, name):
    return record["kind"] == "activity" and name in (value(record, "facets", "choices") or [])


def days(records, first, last):
    """Distinct days that the records cover, start to end, inside the period."""
    covered = set()
    for record in records:
        day = datetime.date.fromisoformat(record["date"])
        end = datetime.date.fromisoformat(record.get("end") or record["date"])
        while day <= end:
            if first <= day <= last:
                covered.add(day)
            day += datetime.timedelta(days=1)
    return len(covered)


def lines(records, field):
    """Distinct entries of a text field: one a line, or between 、 and ；."""
    entries = set()
    for record in records:
        for entry in re.split(r"[\n、；]", value(record, field, "text") or ""):
            if entry.strip():
                entries.add(entry.strip())
    return len(entries)


def count(backup, year):
    first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    theme = {c["id"] for c in backup["campaigns"] if c["nature"] == "theme_education"}
    records = sorted(
        (r for r in backup["records"] if first.isoformat() <= r["date"] <= last.isoformat()),
        key=lambda r: (r["date"], r["id"]),
    )

    def those(test):
        return [r for r in records if test(r)]

    def of(kind, **choices):
        return those(
            lambda r: r["kind"] == kind
            and all(value(r, field, "choice") == choice for field, choice in choices.items())
        )

    def activities(name, **rest):
        within_theme = rest.pop("theme", False)
        return those(
            lambda r: facet(r, name)
            and (not within_theme or r.get("campaign") in theme)
            and all(value(r, field, "choice") == choice for field, choice in rest.items())
        )

    result = {}

    def put(name, found, number, lacking=0):
        result[name] = {
            "value": number if found else None,
            "ids": [r["id"] for r in found],
            "lacking": lacking,
        }

    def counted(name, found):
        put(name, found, len(found))

    def summed(name, found, field, kind):
        amounts = [value(r, field, kind) for r in found]
        known = [amount for amount in amounts if amount is not None]
        put(name, found, sum(known), len(amounts) - len(known))

    study = activities("study", theme=True)
    put("主题教育集中学习天数", study, days(study, first, last))
    counted("跟进学习", activities("follow_study", theme=True))
    seminars = activities("seminar", theme=True)
    put("专题研讨", seminars, lines(seminars, "topics"))
    counted("集中学习", activities("study"))
    counted("党小组学习", activities("group_study"))
    counted("党课", activities("lecture"))
    counted("主题党日", activities("theme_day"))
    counted("督导检查", of("inspection"))
    counted("警示教育会", activities("warning_meeting"))
    counted("警示教育片", activities("warning_film"))
    summed("帮扶材料", of("handout", project="support"), "copies", "number")
    summed("筹集资金", of("support", direction="raised"), "amount", "money")
    summed("捐赠物资价值", of("support", direction="in_kind"), "value", "money")
    counted("认领服务事项", of("service", nature="claim"))
    counted("共建联席会", activities("joint_meeting"))
    counted("社区党课", activities("lecture", venue="community"))
    counted("邻居节", activities("neighbour_festival"))
    counted("志愿服务", activities("volunteer"))
    summed("入户宣传", of("visit"), "visits", "number")
    summed("社区宣传材料", of("handout", project="community"), "copies", "number")
    cases = those(lambda r: r["kind"] == "case" and value(r, "in_summary", "flag") is True)
    summed("处罚金额", cases, "fine", "money")
    joined = of("enrollment")
    firms = {value(r, "firm", "partner") for r in joined} - {None}
    put("入会企业", joined, len(firms))
    summed("入会人数", joined, "people", "number")
    return result


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        backup = json.load(file)
    year = int(sys.argv[2]) if len(sys.argv) > 2 else 2019
    json.dump(count(backup, year), sys.stdout, ensure_ascii=False, indent=1)
    print()


if __name__ == "__main__":
    main()
