"""`klastry extract`: one page, and a batch in its order."""

from __future__ import annotations

import io
import json

from scraper.cli.main import main

PAGE = (
    "<html lang=pl><head><title>Kongres w Rzeszowie | Klaster</title></head><body><nav><a href='/o-nas'>O nas</a></nav><h1>Kongres w Rzeszowie</h1>"
    "<p>30 stycznia 2019</p><p>" + "Przedstawiciele klastrów spotkali się na dorocznym kongresie i omówili plany. " * 4 + "</p></body></html>"
)


def test_one_page_becomes_json_and_explain_names_the_rules(tmp_path, capsys):
    file = tmp_path / "a.html"
    file.write_text(PAGE, encoding="utf-8")
    assert main(["extract", str(file), "--url", "https://klaster.example/news/kongres,1.htm", "--explain"]) == 0
    out, err = capsys.readouterr()
    article = json.loads(out)
    assert (article["title"], article["published"], article["is_article"]) == ("Kongres w Rzeszowie", "2019-01-30", True)
    assert "published" in err


def test_a_page_that_is_no_html_fails_with_its_reason(tmp_path, capsys):
    file = tmp_path / "a.pdf"
    file.write_bytes(b"%PDF-1.7")
    assert main(["extract", str(file), "--url", "https://klaster.example/a.pdf"]) == 1
    assert "PDF" in capsys.readouterr().err


def test_a_batch_answers_in_order_and_goes_on_past_broken_lines(tmp_path, capsys, monkeypatch):
    file, empty = tmp_path / "a.html", tmp_path / "b.html"
    file.write_text(PAGE, encoding="utf-8")
    empty.write_bytes(b"")
    lines = [
        json.dumps({"file": str(file), "url": "https://klaster.example/news/kongres,1.htm"}),
        json.dumps({"file": str(tmp_path / "missing.html"), "url": "https://klaster.example/x"}),
        "not json",
        json.dumps({"file": str(empty), "url": "https://klaster.example/y"}),
        json.dumps({"file": str(file), "url": "https://[broken"}),
        json.dumps({"file": str(file), "url": "https://other.example/news/kongres,1.htm", "site": "inny"}),
    ]
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(lines)))
    assert main(["extract", "--batch", "--without", "people,events"]) == 0
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [a["file"] for a in answers] == [str(file), str(tmp_path / "missing.html"), "", str(empty), str(file), str(file)]
    assert [("error" in a) for a in answers] == [False, True, True, True, True, False]
    assert answers[5]["site"] == "inny"


def test_an_unknown_part_to_leave_out_is_bad_usage(capsys):
    assert main(["extract", "--batch", "--without", "dates"]) == 64
    assert "people" in capsys.readouterr().err
