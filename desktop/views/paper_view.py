"""A page of a PDF on the screen."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.views.theme import colour


def render_page(pdf: bytes, page: int, pixels: int) -> QImage:
    """A page of a PDF as a picture so many pixels high. Takes some milliseconds: call it behind the window."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        sheet = document[min(page, len(document) - 1)]
        bitmap = sheet.render(scale=pixels / sheet.get_height(), rev_byteorder=True).to_numpy()
        height, width, channels = bitmap.shape
        kind = QImage.Format.Format_RGB888 if channels == 3 else QImage.Format.Format_RGBX8888
        return QImage(bytes(bitmap.data), width, height, width * channels, kind).copy()
    finally:
        document.close()


def page_size(pdf: bytes, page: int) -> tuple[float, float]:
    """Width and height of a page, in points."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        width, height = document[page].get_size()
        return float(width), float(height)
    finally:
        document.close()


def count_pages(pdf: bytes) -> int:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


class PaperView(QWidget):
    """Shows a picture of a page, as large as there is room."""

    def __init__(self, said: str) -> None:
        super().__init__()
        self._image: QImage | None = None
        self.setAccessibleName(said)
        self.setMinimumSize(180, 200)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_image(self, image: QImage | None) -> None:
        self._image = image
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
        painter.drawImage(sheet, self._image)
        painter.setPen(colour("border"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(sheet)
