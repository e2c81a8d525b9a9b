"""A page of a PDF on the screen."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.views.theme import colour

_PDFIUM = Lock()
"""PDFium is used by one thread at a time: a page may be pictured while another is printed."""


@contextmanager
def _opened(pdf: bytes) -> Iterator[Any]:
    import pypdfium2

    with _PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()


def render_page(pdf: bytes, page: int, pixels: int) -> QImage:
    """A page of a PDF as a picture so many pixels high. Takes some milliseconds: call it behind the window."""
    with _opened(pdf) as document:
        sheet = document[min(page, len(document) - 1)]
        bitmap = sheet.render(scale=pixels / sheet.get_height(), rev_byteorder=True).to_numpy()
        height, width, channels = bitmap.shape
        kind = QImage.Format.Format_RGB888 if channels == 3 else QImage.Format.Format_RGBX8888
        return QImage(bytes(bitmap.data), width, height, width * channels, kind).copy()


def page_size(pdf: bytes, page: int) -> tuple[float, float]:
    """Width and height of a page, in points."""
    with _opened(pdf) as document:
        width, height = document[page].get_size()
        return float(width), float(height)


def count_pages(pdf: bytes) -> int:
    with _opened(pdf) as document:
        return len(document)


class PaperView(QWidget):
    """Shows a picture of a page, as large as there is room."""

    def __init__(self, said: str) -> None:
        super().__init__()
        self._image: QImage | None = None
        self._scaled: QImage | None = None
        self.setAccessibleName(said)
        self.setMinimumSize(180, 200)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def has_image(self) -> bool:
        return self._image is not None

    def show_image(self, image: QImage | None) -> None:
        self._image, self._scaled = image, None
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(280, 396)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), colour("surface2"))
        if self._image is None:
            return
        room = self.rect().adjusted(12, 12, -12, -12)
        size = self._image.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        sheet = QRectF(0, 0, size.width(), size.height())
        sheet.moveCenter(QRectF(room).center())
        painter.drawImage(sheet, self._at(size * self.devicePixelRatioF()))
        painter.setPen(colour("border"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(sheet)

    def _at(self, pixels: QSize) -> QImage:
        """The picture at the size of the screen, each dot the mean of those under it: small print stays legible."""
        assert self._image
        if self._scaled is None or self._scaled.size() != pixels:
            whole, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            self._scaled = self._image.scaled(pixels, whole, smooth)
        return self._scaled
