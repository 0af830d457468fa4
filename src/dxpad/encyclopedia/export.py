"""An article as Markdown, as plain HTML, and as schema.org JSON-LD."""

from __future__ import annotations

import json
import re
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dxpad.encyclopedia.article import Article
    from dxpad.knowledge.records import SourceRecord

TYPES = {"condition": "MedicalCondition", "symptom": "MedicalSignOrSymptom", "finding": "MedicalSignOrSymptom"}


def reference(source: SourceRecord) -> str:
    """A source as a reader finds it, with how much of it was seen."""
    where = f"doi:{source.doi}" if source.doi else f"PMID {source.pmid}" if source.pmid else source.url
    seen = {
        "full": "read in full",
        "table": "table read",
        "abstract": "abstract read",
        "secondary": "seen on a page that cites it",
    }
    what = f"{source.authors} {source.title}. {source.journal} {source.year or '(year not shown)'}"
    return f"{what}. {where} ({seen[source.seen]}, {source.seen_on})"


def markdown(page: Article) -> str:
    """The article in its order, do-not-miss first."""
    lines = [f"# {page.name}", ""]
    if page.draft:
        lines += ["*Draft: nobody has read this entry yet.*", ""]
    if page.outline:
        lines += ["*Outline: not reviewed; no work-up or treatment is written yet.*", ""]
    lines += [*_dangers(page), *_text(page), *_tables(page), *_foot(page)]
    return "\n".join([*lines, f"*{page.disclaimer}*", ""])


def _dangers(page: Article) -> list[str]:
    lines = []
    if page.do_not_miss:
        lines += ["**Do not miss:** " + ", ".join(link.name for link in page.do_not_miss), ""]
    if page.red_flags:
        lines += [*(f"- **{flag.urgency}**: {flag.name}. {flag.first_action}" for flag in page.red_flags), ""]
    for section in page.care:
        lines += [f"**{section.title}:** {' '.join(section.paragraphs)}", ""]
    return lines


def _text(page: Article) -> list[str]:
    lines = []
    for part in page.sections:
        lines += [f"## {part.title}", "", *(f"{paragraph}\n" for paragraph in part.paragraphs)]
    return lines


def _tables(page: Article) -> list[str]:
    lines = []
    for setting in page.causes_by_setting:
        lines += [
            f"## Causes in {setting.setting.replace('-', ' ')}",
            "",
            "| cause | share | basis |",
            "| --- | --- | --- |",
        ]
        lines += [f"| {cause.name} | {cause.share:.1%} | {cause.basis} |" for cause in setting.causes]
        lines += [f"| everything else | {setting.other:.1%} | |", ""]
    if page.clinician:
        lines += ["## For clinicians", "", *(f"{paragraph}\n" for paragraph in page.clinician)]
    if page.figures:
        lines += ["## In numbers", "", "| finding | present in | ratio | basis |", "| --- | --- | --- | --- |"]
        lines += [
            f"| {row.name} | {row.p:.0%} | {row.ratio:.2g} | {', '.join(row.sources) or row.basis} |"
            for row in page.figures
        ]
        lines.append("")
    return lines


def _foot(page: Article) -> list[str]:
    lines = []
    if page.questions:
        lines += ["## Questions and answers", ""]
        lines += [f"**{item.question}** {item.answer}\n" for item in page.questions]
    if page.updated:
        lines += [f"Last updated {page.updated}. {_reviewed(page)}", ""]
    if page.see_also:
        lines += ["See also: " + ", ".join(link.name for link in page.see_also), ""]
    if page.sources:
        lines += ["## Sources", "", *(f"- [{source.id}] {reference(source)}" for source in page.sources), ""]
    return lines


def _reviewed(page: Article) -> str:
    return f"Reviewed by {page.reviewed_by}." if page.reviewed_by else "Not yet reviewed by a named clinician."


def html(page: Article) -> str:
    """A plain page that stands alone: headings and paragraphs of the Markdown form, with the JSON-LD."""
    body = []
    for line in markdown(page).split("\n"):
        text = re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", escape(line))
        heading = re.match(r"(#{1,2}) (.*)", text)
        if heading:
            body.append(f"<h{len(heading[1])}>{heading[2]}</h{len(heading[1])}>")
        elif text.startswith("|") and "---" not in text:
            cells = "".join(f"<td>{cell.strip()}</td>" for cell in text.strip("|").split("|"))
            body.append(f"<table><tr>{cells}</tr></table>")
        elif text.strip() and not text.startswith("| ---"):
            body.append(f"<p>{text.removeprefix('- ').strip('*')}</p>")
    joined = "\n".join(body).replace("</table>\n<table>", "\n")
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape(page.name)}</title>'
        f'<script type="application/ld+json">{json_ld(page)}</script>\n{joined}\n</html>'
    )


def json_ld(page: Article) -> str:
    """schema.org: a MedicalWebPage about the thing, with its questions. Safe inside a script element."""
    about: dict[str, object] = {"@type": TYPES.get(page.kind, "MedicalTest"), "name": page.name}
    if page.synonyms:
        about["alternateName"] = list(page.synonyms)
    if page.icd10:
        about["code"] = [
            {"@type": "MedicalCode", "codeValue": code, "codingSystem": "ICD-10-CM"} for code in page.icd10
        ]
    value: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage",
        "name": page.name,
        "about": about,
        "audience": [{"@type": "MedicalAudience", "audienceType": "Clinician"}, {"@type": "Patient"}],
        "description": " ".join(page.sections[0].paragraphs) if page.sections else page.name,
    }
    if page.updated:
        value["dateModified"] = page.updated
        value["lastReviewed"] = page.updated
    if page.questions:
        value["mainEntity"] = {
            "@type": "FAQPage",
            "mainEntity": [
                {"@type": "Question", "name": item.question, "acceptedAnswer": {"@type": "Answer", "text": item.answer}}
                for item in page.questions
            ],
        }
    if page.sources:
        value["citation"] = [reference(source) for source in page.sources]
    return json.dumps(value, ensure_ascii=False).replace("</", "<\\/")
