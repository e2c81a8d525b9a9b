"""Hands a PDF to a printer, each page as a picture at the printer's own sharpness: nothing is scaled on the way."""

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from desktop.views.paper_view import count_pages, page_size, render_page

DPI = 300


def print_pdf(parent: QWidget, pdf: bytes) -> bool:
    """Ask for a printer and print; False when the user changed their mind."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(DPI)
    printer.setFullPage(True)
    width, height = page_size(pdf, 0)
    size = QPageSize(QSizeF(width, height), QPageSize.Unit.Point)
    landscape = QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(size, landscape, QMarginsF()))
    if QPrintDialog(printer, parent).exec() != QPrintDialog.DialogCode.Accepted:
        return False
    draw_pages(printer, pdf)
    return True


def draw_pages(printer: QPrinter, pdf: bytes) -> None:
    """Draw every page of a PDF on a printer."""
    painter = QPainter(printer)
    for page in range(count_pages(pdf)):
        if page:
            printer.newPage()
        width, height = page_size(pdf, page)
        dots = printer.resolution() / 72
        image = render_page(pdf, page, round(height * dots))
        painter.drawImage(QRectF(0, 0, width * dots, height * dots), image)
    painter.end()
