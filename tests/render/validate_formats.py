#!/usr/bin/env python3
"""Holds every report that is made from a stored evaluation to what its readers accept.

    validate_formats.py BINARY TESTDATA

For every plan under TESTDATA, and for evaluations whose names are hostile: reports are made twice,
by `evaluate` and from the stored evaluation, must be equal byte for byte, and must be what the
format says.
"""
import html.parser
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

import jsonschema

OUR_TAGS = set("br code details em h3 h4 li p pre strong sub summary table tbody td th thead tr ul"
               .split())
HERE = pathlib.Path(__file__).parent
PAGE = HERE.parent.parent / "evaluator/report/page/bundle/page.html"
FORMATS = ("azure-pipelines", "github", "gitlab", "html", "json", "junit", "markdown", "mermaid",
           "sarif")
# What each host would act on, and what a terminal would.
HOSTILE = ('a|b`c``d<script>alert(1)</script>&amp;"\'@everyone #1 ::error::x ##vso[task.complete '
           'result=Failed;]y %0A]; \x1b[31mred\u202eleft\u200bnothing [x](http://e.example) '
           '![i](http://e.example/i) **b** --> end %% www.e.example\nnext\r\nlast')


def run(*words):
    done = subprocess.run(words, capture_output=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, words))}: exit code {done.returncode}: {done.stderr.decode()}")


def flags(folder):
    return [f"--format={name}={folder / name}" for name in FORMATS]


class Page(html.parser.HTMLParser):
    """The tags of a page, and its text outside of code."""

    def __init__(self, text):
        super().__init__()
        self.tags = set()
        self.running_text = ""
        self.in_code = 0
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.in_code += tag == "code"

    def handle_endtag(self, tag):
        self.in_code -= tag == "code"

    def handle_data(self, data):
        self.running_text += "" if self.in_code else data


class Elements(html.parser.HTMLParser):
    """What a page leaves open, and how many scripts it has."""

    def __init__(self, text):
        super().__init__()
        self.open = []
        self.scripts = 0
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.scripts += tag == "script"
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag):
        if self.open[-1:] == [tag]:
            self.open.pop()
        else:
            self.open.append("/" + tag)


def written_out(value):
    """The same document with what acts on a reader's screen as text, as reports show it."""
    if isinstance(value, dict):
        return {name: written_out(item) for name, item in value.items()}
    if isinstance(value, list):
        return [written_out(item) for item in value]
    if not isinstance(value, str):
        return value
    return re.sub("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e]",
                  lambda m: f"\\x{ord(m[0]):02x}" if ord(m[0]) < 0x80 else f"\\u{ord(m[0]):04x}", value)


class Reader:
    """Says what is wrong with reports."""

    def __init__(self):
        schema = json.loads((HERE / "sarif-schema-2.1.0.json").read_text())
        self.sarif_schema = jsonschema.Draft4Validator(schema)

    def sarif(self, text, evaluation):
        document = json.loads(text)
        for error in self.sarif_schema.iter_errors(document):
            yield f"{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"
        run_, = document["runs"]
        rules = run_["tool"]["driver"]["rules"]
        if len(run_["results"]) != len(evaluation["findings"]):
            yield "not one result for each finding"
        for result in run_["results"]:
            if rules[result["ruleIndex"]]["id"] != result["ruleId"]:
                yield f"{result['ruleId']}: its number leads to another rule"
            region = result["locations"][0]["physicalLocation"]["region"]
            if set(region) != {"startLine", "startColumn", "endLine", "endColumn"}:
                yield "a region is incomplete"
        for rule in rules:
            for part in ("shortDescription", "fullDescription"):
                if not 0 < len(rule[part]["text"]) <= 1024:
                    yield f"{rule['id']}: {part} is empty or too long"
            if not rule["help"]["text"]:
                yield f"{rule['id']}: no help"

    def gitlab(self, text, evaluation):
        entries = json.loads(text)
        wanted = [f for f in evaluation["findings"] if f["status"] != "resolved"]
        if len(entries) != len(wanted):
            yield "not one entry for each finding"
        if len({entry["fingerprint"] for entry in entries}) != len(entries):
            yield "two findings have one fingerprint"
        for entry in entries:
            if entry["severity"] not in ("info", "minor", "major", "critical", "blocker"):
                yield f"severity {entry['severity']}"
            if entry["location"]["path"].startswith("./") or entry["location"]["lines"]["begin"] < 1:
                yield "a wrong location"

    def github(self, text, evaluation):
        del evaluation
        lines = text.splitlines()
        for line in lines:
            if not re.fullmatch(r"::(error|warning|notice) ([a-z]+=[^:,\r\n]*,?)+::[^\r\n]*", line):
                yield f"no command: {line[:200]}"
        if len(lines) > 9:
            yield "more annotations than GitHub shows"

    def azure_pipelines(self, text, evaluation):
        del evaluation
        known = (r"##vso\[task\.logissue type=(error|warning);([a-z]+=[^;\]]*;)*\][^\r\n]*",
                 r"##\[section\]routesight: [^\r\n]*",
                 r"##vso\[task\.complete result=SucceededWithIssues;\]")
        for line in text.splitlines():
            if not any(re.fullmatch(pattern, line) for pattern in known):
                yield f"no command: {line[:200]}"
        if text.count("##vso[task.complete") > text.count("\n##vso[task.complete"):
            yield "a command in the middle of a line"

    def junit(self, text, evaluation):
        root = xml.etree.ElementTree.fromstring(text)
        cases = root.findall("./testsuite/testcase")
        suite = root.find("testsuite")
        if int(suite.get("tests")) != len(cases):
            yield "the number of tests is wrong"
        if int(suite.get("failures")) != len(root.findall(".//failure")):
            yield "the number of failures is wrong"
        failing = [f for f in evaluation["findings"]
                   if f["status"] == "new" and f["severity"] in ("critical", "high")]
        if len(failing) != len(root.findall(".//failure")):
            yield "not what fails by default"

    @staticmethod
    def rendered(text):
        """As GitHub does it, raw HTML included."""
        words = ["cmark-gfm", "--unsafe", "-e", "table", "-e", "autolink", "-e", "strikethrough"]
        return subprocess.run(words, input=text, capture_output=True, check=True, text=True).stdout

    def markdown(self, text, evaluation):
        if len(text.encode("utf-16-le")) // 2 > 60_000:
            yield "longer than a comment may be"
        if not text.startswith("### routesight: "):
            yield "does not begin with the verdict"
        if text.count("<details>") != text.count("</details>") or text.count("```") % 2:
            yield "something is left open"
        page = Page(self.rendered(text))
        for tag in sorted(page.tags - OUR_TAGS):
            yield f"a tag of somebody else: {tag}"
        if re.search(r"@\w", page.running_text):
            yield "somebody is called"
        for finding in evaluation["findings"]:
            if finding["code"] not in text:
                yield f"{finding['code']} is missing"

    def mermaid(self, text, evaluation):
        del evaluation
        if len(text) > 4500:
            yield "larger than hosts draw"
        node = r'n\d+(\[|\(\[)"[^"]*"(\]|\]\))(:::(added|removed|changed))?'
        edge = r'n\d+ (-->|<-->|---|-\.->|<-\.->|-\.-)(\|[a-z]*\|)? n\d+'
        for line in text.splitlines()[1:]:
            if not re.fullmatch(rf"  ({node}|{edge}|classDef [a-z]+ [a-z0-9#:,-]+)", line):
                yield f"neither node nor edge: {line[:200]}"

    def html(self, text, evaluation):
        begin = text.index('id="evaluation">') + len('id="evaluation">')
        end = text.index("</script>", begin)
        data = text[begin:end]
        if text[:begin] + text[end:] != PAGE.read_text():
            yield "something beside the data is not as in the committed page"
        if "<" in data or not data.isascii() or not data.isprintable():
            yield "the data is not plain"
        parts = json.loads(data)
        if parts["evaluation"] != written_out(evaluation):
            yield "holds another evaluation"
        for finding in evaluation["findings"]:
            if finding["code"] not in parts["help"]:
                yield f"no help for {finding['code']}"
            for rule in finding["evidence"]["rules"]:
                if rule not in parts["rules"] and re.fullmatch("[A-Z]+-[0-9]+", rule):
                    yield f"no title for {rule}"
        page = Elements(text)
        if page.open or page.scripts != 2:
            yield f"open elements {page.open}, {page.scripts} scripts"

    def json(self, text, evaluation):
        if json.loads(text) != evaluation:
            yield "is another document"

    def text(self, text, evaluation):
        if not text.startswith(evaluation["verdict"]["headline"] + "\n"):
            yield "does not begin with the verdict"
        for finding in evaluation["findings"]:
            if f"{finding['severity'].upper()} {finding['code']} {finding['title']} " not in text:
                yield f"without {finding['code']} {finding['title']}"

    def problems(self, folder, evaluation, formats=FORMATS):
        for name in formats:
            text = (folder / name).read_bytes().decode()
            if re.search("[\x00-\x09\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e]", text) and name != "json":
                yield f"{name}: something that acts on a terminal"
            check = getattr(self, name.replace("-", "_"))
            yield from (f"{name}: {problem}" for problem in check(text, evaluation))


def hostile(value, key=""):
    """The same document with hostile names; words of the format itself stay as they are."""
    fixed = {"severity", "status", "code", "format_version", "confidence", "kind", "worst_severity"}
    if isinstance(value, dict):
        return {name: hostile(item, name) for name, item in value.items()}
    if isinstance(value, list):
        return [hostile(item, key) for item in value]
    if isinstance(value, str) and key not in fixed:
        return HOSTILE + value
    return value


def main():
    binary, testdata = pathlib.Path(sys.argv[1]).absolute(), pathlib.Path(sys.argv[2])
    plans = sorted(testdata.glob("*/plan*.json"))
    problems = [] if plans else [f"no plans under {testdata}"]
    reader = Reader()
    with tempfile.TemporaryDirectory() as name:
        first, again = pathlib.Path(name, "first"), pathlib.Path(name, "again")
        first.mkdir()
        again.mkdir()
        for plan in plans:
            run(binary, "evaluate", plan, "--exit-zero", *flags(first), f"--format=text={first}/text")
            run(binary, "render", first / "json", *flags(again))
            evaluation = json.loads((first / "json").read_text())
            for kind in FORMATS:
                if (first / kind).read_bytes() != (again / kind).read_bytes():
                    problems.append(f"{plan}: {kind}: not the same from the stored evaluation")
            problems += [f"{plan}: {p}"
                         for p in reader.problems(first, evaluation, (*FORMATS, "text"))]
            (first / "hostile").write_text(json.dumps(hostile(evaluation)))
            run(binary, "render", first / "hostile", *flags(again))
            problems += [f"{plan}, hostile: {p}"
                         for p in reader.problems(again, hostile(evaluation))]
    print("\n".join(problems) or f"{len(plans)} evaluations, {len(FORMATS)} formats each")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
