# SPDX-License-Identifier: GPL-3.0-or-later
"""What an X display shows, read by Xlib: the one of $DISPLAY, its whole area or a part of it. And a hand on its mouse."""
import ctypes
import ctypes.util

ALL_PLANES = ctypes.c_ulong(~0)
Z_PIXMAP = 2
IS_VIEWABLE = 2


class Image(ctypes.Structure):
    """The beginning of XImage in Xlib.h."""
    _fields_ = [("width", ctypes.c_int), ("height", ctypes.c_int), ("xoffset", ctypes.c_int), ("format", ctypes.c_int),
                ("data", ctypes.POINTER(ctypes.c_ubyte)), ("byte_order", ctypes.c_int), ("bitmap_unit", ctypes.c_int),
                ("bitmap_bit_order", ctypes.c_int), ("bitmap_pad", ctypes.c_int), ("depth", ctypes.c_int),
                ("bytes_per_line", ctypes.c_int)]


class Attributes(ctypes.Structure):
    """XWindowAttributes in Xlib.h, as far as it is needed, with room for the rest."""
    _fields_ = [("x", ctypes.c_int), ("y", ctypes.c_int), ("width", ctypes.c_int), ("height", ctypes.c_int),
                ("border_width", ctypes.c_int), ("depth", ctypes.c_int), ("visual", ctypes.c_void_p), ("root", ctypes.c_ulong),
                ("class_", ctypes.c_int), ("bit_gravity", ctypes.c_int), ("win_gravity", ctypes.c_int),
                ("backing_store", ctypes.c_int), ("backing_planes", ctypes.c_ulong), ("backing_pixel", ctypes.c_ulong),
                ("save_under", ctypes.c_int), ("colormap", ctypes.c_ulong), ("map_installed", ctypes.c_int),
                ("map_state", ctypes.c_int), ("rest", ctypes.c_char * 64)]


class Screen:
    def __init__(self):
        self.x11 = ctypes.CDLL(ctypes.util.find_library("X11"))
        self.x11.XOpenDisplay.restype = ctypes.c_void_p
        self.x11.XDefaultRootWindow.restype = ctypes.c_ulong
        self.x11.XGetImage.restype = ctypes.POINTER(Image)
        display = self.x11.XOpenDisplay(None)
        if not display:
            raise RuntimeError("no display: run it on tests/testkit/desktop")
        self.display = ctypes.c_void_p(display)
        self.xtest = ctypes.CDLL(ctypes.util.find_library("Xtst"))
        self.root = ctypes.c_ulong(self.x11.XDefaultRootWindow(self.display))
        attributes = Attributes()
        self.x11.XGetWindowAttributes(self.display, self.root, ctypes.byref(attributes))
        self.width, self.height = attributes.width, attributes.height

    def rows(self, x, y, width, height):
        """The pixels of a rectangle, row by row, as bytes."""
        image = self.x11.XGetImage(self.display, self.root, x, y, width, height, ALL_PLANES, Z_PIXMAP)
        if not image:
            raise RuntimeError("the screen could not be read")
        content = image.contents
        data = ctypes.string_at(content.data, content.bytes_per_line * height)
        line = content.bytes_per_line
        self.x11.XFree(content.data)
        self.x11.XFree(image)
        return [data[row * line:row * line + width * 4] for row in range(height)]

    def point_at(self, x, y):
        self.xtest.XTestFakeMotionEvent(self.display, -1, x, y, ctypes.c_ulong(0))
        self.x11.XFlush(self.display)

    def click(self):
        for is_down in (1, 0):
            self.xtest.XTestFakeButtonEvent(self.display, 1, is_down, ctypes.c_ulong(0))
        self.x11.XFlush(self.display)

    def lines_of_text(self, x, y, width, height):
        """How many lines of text (runs of rows that are not of one colour) a rectangle shows."""
        marked = [row[4:] != row[:-4] for row in self.rows(x, y, width, height)]
        return sum(now and not before for before, now in zip([False, *marked], marked))
