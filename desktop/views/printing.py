"""Hands a PDF to a printer, each page as a picture at the printer's own sharpness: nothing is scaled on the way."""

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter

from desktop.domain.words import NOTHING_CHANGED, Refused, words, words_n
from desktop.usecases.task import NO_TASK, Cancelled, Task
from desktop.views.page import Page
from desktop.views.paper_view import count_pages, page_size, render_page

DPI = 300


def print_pdf(page: Page, pdf: bytes) -> bool:
    """Ask for a printer and print behind the window; False when the user changed their mind."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(DPI)
    printer.setFullPage(True)
    width, height = page_size(pdf, 0)
    size = QPageSize(QSizeF(width, height), QPageSize.Unit.Point)
    landscape = QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(size, landscape, QMarginsF()))
    if QPrintDialog(printer, page).exec() != QPrintDialog.DialogCode.Accepted:
        return False
    label = words_n("Print {n} page", "Print {n} pages", count_pages(pdf))
    page.workspace.start(label, draw_pages, printer, pdf)
    return True


def draw_pages(printer: QPrinter, pdf: bytes, task: Task = NO_TASK) -> None:
    """Draw every page of a PDF on a printer. Takes a tenth of a second a page: runs behind the window."""
    painter, pages = QPainter(), count_pages(pdf)
    if not painter.begin(printer):
        raise Refused(
            words("The printer does not take the document."),
            NOTHING_CHANGED,
            words("Look whether it is on and has paper, or save the PDF and print it elsewhere."),
        )
    # as it is: pages of text are half the size of what they would be as photographs, and sharper
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    try:
        for page in range(pages):
            task.step(page, pages)
            if page:
                printer.newPage()
            width, height = page_size(pdf, page)
            dots = printer.resolution() / 72
            image = render_page(pdf, page, round(height * dots))
            painter.drawImage(QRectF(0, 0, width * dots, height * dots), image)
    except Cancelled:
        printer.abort()
        raise
    finally:
        painter.end()
