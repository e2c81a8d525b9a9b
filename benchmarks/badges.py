"""A6 badges, four on a sheet of A4, against the way most event tools make them with reportlab.

    python benchmarks/badges.py            1,000 badges, both ways in turns, then 10,000 of ours
    python benchmarks/badges.py --read     also reads every code back at 150 and 300 dpi

Each run is a process of its own; CPU seconds of the best of three, and the ratio within this run.
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from datetime import time as clock
from io import BytesIO
from random import Random
from xml.sax.saxutils import escape

MM = 72 / 25.4
STARTS = ("Al", "Bé", "Ca", "Do", "Él", "Fa", "Gi", "He", "In", "Jo", "Lu", "Ma", "No", "Oc", "Pa", "Ro", "Sé", "Zo")
ENDS = ("line", "rie", "than", "nne", "ric", "lène", "çois", "mie", "ssa", "tte", "nuel", "xandre", "ia", "rémy")
UNITS = (
    "Usine de Saint-Nazaire",
    "Finances – Contrôle de gestion",
    "Innovation & Partenariats",
    "Direction des opérations",
)
ROLES = (("Manager", "blue"), ("Intervenant", "purple"), ("Équipe", "ink"), ("Ambassadeur", "orange"))
TITLES = (
    "Codéveloppement groupe {}",
    "Atelier : déléguer sans lâcher",
    "Déjeuner",
    "Learning expedition {}",
    "Silos : parlons-en",
)
ROOMS = ("Forum", "Salle Cézanne", "Salle Monet", "Salle Camus", "Auditorium", "Atelier 3")
HOURS = (clock(9, 30), clock(11), clock(12, 30), clock(14), clock(15, 30), clock(16, 30), clock(17, 30))


class English:
    language = "en"

    def __call__(self, text: object, /, **values: object) -> str:
        return str(text).format(**values)

    def n(self, one: str, many: str, n: int, /, **values: object) -> str:
        return (one if n == 1 else many).format(n=n, **values)


def name(random: Random) -> tuple[str, str]:
    """Names as varied as a real list: few share both, one in six has two parts."""
    words = [random.choice(STARTS) + random.choice(ENDS) for _ in range(4)]
    words += [random.choice(STARTS) + random.choice(ENDS).lower() + random.choice(("ard", "ot", "ier", "in"))]
    given = "-".join(words[: 2 if random.random() < 0.17 else 1])
    family = f"de La {words[4]}-{words[3]}" if random.random() < 0.08 else words[4]
    return given, family


def people(n: int):
    from desktop.documents.press import AgendaRow, Badge
    from desktop.domain.badges import badge_code, new_badge_id

    random = Random(20261121)
    for i in range(n):
        rows = tuple(
            AgendaRow(at, random.choice(TITLES).format(random.randint(1, 40)), random.choice(ROOMS)) for at in HOURS
        )
        role, colour = random.choice(ROLES)
        yield Badge(
            badge_code(bytes(32), new_badge_id(random.randbytes)), *name(random),
            random.choice(UNITS), role, colour, f"Table {i % 60 + 1} · Groupe rubis", "Repas sans gluten", rows,
            "Convention des managers", "Lyon · 21 novembre 2026", "fr",
        )  # fmt: skip


def ours(badges: list) -> bytes:
    from desktop.documents.badges import render_badges
    from desktop.documents.paper import LAYOUTS

    return render_badges(badges, LAYOUTS["a6-4"], English()).pdf


def naive(badges: list) -> bytes:
    """reportlab as its manual shows it: a PNG of each code, Paragraph and Table for the text, a loop for the size."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    from desktop.documents.fonts import FONTS

    for cut in ("Regular", "Bold"):
        pdfmetrics.registerFont(TTFont(f"Inter-{cut}", FONTS / f"Inter-{cut}.ttf"))
    body = ParagraphStyle("body", fontName="Inter-Regular", fontSize=9, leading=11)
    out = BytesIO()
    canvas = Canvas(out, pagesize=(210 * MM, 297 * MM))
    for i, badge in enumerate(badges):
        x, y = (i % 2) * 105 * MM, (1 - i // 2 % 2) * 148 * MM
        draw_naive_head(canvas, badge, x, y)
        draw_naive_body(canvas, badge, x, y, body)
        if i % 4 == 3:
            canvas.showPage()
    canvas.save()
    return out.getvalue()


def draw_naive_head(canvas, badge, x: float, y: float) -> None:
    import qrcode
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfbase import pdfmetrics

    canvas.setFillColorRGB(0.1, 0.27, 0.47)
    canvas.rect(x, y + 128 * MM, 105 * MM, 20 * MM, stroke=0, fill=1)
    canvas.setFillColorRGB(1, 1, 1)
    canvas.setFont("Inter-Bold", 9)
    canvas.drawString(x + 9 * MM, y + 139 * MM, badge.event_title.upper())
    canvas.setFillColorRGB(0, 0, 0)
    lines = ((badge.given_name, "Inter-Bold", 40, 112), (badge.family_name, "Inter-Regular", 22, 102))
    for text, font, most, at in lines:
        size = most
        while pdfmetrics.stringWidth(text, font, size) > 87 * MM:
            size -= 0.25
        canvas.setFont(font, size)
        canvas.drawString(x + 9 * MM, y + at * MM, text)
    picture = BytesIO()
    level = qrcode.constants.ERROR_CORRECT_H
    qrcode.make(badge.code, error_correction=level, version=2, border=4).save(picture)
    picture.seek(0)
    canvas.drawImage(ImageReader(picture), x + 5 * MM, y + 55 * MM, 34 * MM, 34 * MM)


def draw_naive_body(canvas, badge, x: float, y: float, body) -> None:
    from reportlab.platypus import Paragraph, Table

    for j, text in enumerate((badge.role.upper(), badge.place, badge.diet, badge.organisation)):
        paragraph = Paragraph(escape(text), body)
        paragraph.wrapOn(canvas, 55 * MM, 10 * MM)
        paragraph.drawOn(canvas, x + 41 * MM, y + (80 - 6 * j) * MM)
    cells = [[f"{row.at:%Hh%M}", Paragraph(escape(row.title), body), row.room] for row in badge.agenda]
    table = Table(cells, colWidths=(15 * MM, 45 * MM, 27 * MM), rowHeights=6.6 * MM)
    grey = (0.8, 0.8, 0.8)
    whole = ((0, 0), (-1, -1))
    table.setStyle([("FONT", *whole, "Inter-Regular", 9), ("LINEBELOW", *whole, 0.3, grey)])
    table.wrapOn(canvas, 87 * MM, 60 * MM)
    table.drawOn(canvas, x + 9 * MM, y + 5 * MM)


def measured(way: str, n: int) -> dict:
    """In a process of its own: CPU seconds and growth of memory of the rendering, fonts and tables included."""
    badges = list(people(n))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    pdf = {"ours": ours, "naive": naive}[way](badges)
    used = time.process_time() - start
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    return {"cpu": used, "kB": len(pdf) / 1000, "MB": grown}


def best_of(way: str, n: int, runs: int) -> dict:
    command = [sys.executable, __file__, "--way", way, "-n", str(n)]
    found = [json.loads(subprocess.run(command, check=True, capture_output=True).stdout) for _ in range(runs)]
    return min(found, key=lambda run: run["cpu"])


def read_back(n: int) -> None:
    import pypdfium2
    import zxingcpp

    badges = list(people(n))
    wanted = {badge.code for badge in badges}
    for dpi in (150, 300):
        document = pypdfium2.PdfDocument(ours(badges))
        found = set()
        for page in document:
            image = page.render(scale=dpi / 72, grayscale=True).to_numpy()
            found |= {code.text for code in zxingcpp.read_barcodes(image, zxingcpp.BarcodeFormat.QRCode)}
        print(f"{dpi} dpi: {len(found & wanted)} of {n} read, {len(found - wanted)} wrong")


def one_badge() -> None:
    """The first badge of a process and a warm one, as at the desk."""
    badge = list(people(2))
    times = []
    for i in range(12):
        start = time.process_time()
        ours([badge[i % 2]])
        times.append(1000 * (time.process_time() - start))
    print(f"one badge: first {times[0]:.0f} ms, then {sorted(times[1:])[5]:.1f} ms CPU")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--way", choices=("ours", "naive"))
    parser.add_argument("-n", type=int, default=1000)
    parser.add_argument("--read", action="store_true")
    asked = parser.parse_args()
    if asked.way:
        print(json.dumps(measured(asked.way, asked.n)))
        return
    results = {way: best_of(way, asked.n, 3) for way in ("naive", "ours")}
    for way, run in results.items():
        print(f"{way:6} {asked.n:6,}: {run['cpu']:.2f} s CPU, {run['kB']:,.0f} kB, {run['MB']:.0f} MB more memory")
    print(f"ratio: 1/{results['naive']['cpu'] / results['ours']['cpu']:.1f} of the CPU")
    many = best_of("ours", 10 * asked.n, 1)
    print(f"ours   {10 * asked.n:6,}: {many['cpu']:.2f} s CPU, {many['kB']:,.0f} kB, {many['MB']:.0f} MB more memory")
    one_badge()
    if asked.read:
        read_back(asked.n)


if __name__ == "__main__":
    main()
