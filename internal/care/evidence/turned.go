package evidence

import (
	"encoding/binary"
	"image"
)

// A phone writes a photo as its chip saw it, and beside it how the phone was
// held (EXIF 2.32, tag 0x0112, 1 to 8). Written anew without that, a photo
// would lie on its side.

// turned reads how a photo is to be turned; 1, as it is, when it does not say.
func turned(data []byte) int {
	if len(data) < 2 || data[0] != 0xFF || data[1] != 0xD8 { // not a JPEG
		return 1
	}
	for len(data) > 4 {
		if data[0] != 0xFF {
			data = data[1:]
			continue
		}
		marker := data[1]
		if marker == 0xD8 || marker == 0xFF {
			data = data[1:]
			continue
		}
		n := int(binary.BigEndian.Uint16(data[2:]))
		if marker == 0xDA || n < 2 || n+2 > len(data) { // the picture begins, or the file ends
			return 1
		}
		if marker == 0xE1 {
			if t := orientation(data[4 : n+2]); t != 0 {
				return t
			}
		}
		data = data[n+2:]
	}
	return 1
}

// orientation reads the tag from an EXIF part; 0 when it is not there.
func orientation(part []byte) int {
	if len(part) < 14 || string(part[:6]) != "Exif\x00\x00" {
		return 0
	}
	tiff := part[6:]
	var order binary.ByteOrder = binary.BigEndian
	if tiff[0] == 'I' {
		order = binary.LittleEndian
	}
	at := int64(order.Uint32(tiff[4:]))
	if at+2 > int64(len(tiff)) {
		return 0
	}
	list := tiff[at:]
	count := int(order.Uint16(list))
	for i := range count {
		entry := 2 + 12*i
		if entry+12 > len(list) {
			return 0
		}
		if order.Uint16(list[entry:]) == 0x0112 {
			if t := int(order.Uint16(list[entry+8:])); t >= 1 && t <= 8 {
				return t
			}
			return 0
		}
	}
	return 0
}

// upright turns a picture the way it was seen.
func upright(src *image.RGBA, how int) *image.RGBA {
	if how == 1 {
		return src
	}
	w, h := src.Rect.Dx(), src.Rect.Dy()
	size := image.Rect(0, 0, w, h)
	if how >= 5 {
		size = image.Rect(0, 0, h, w)
	}
	dst := image.NewRGBA(size)
	for y := range h {
		for x := range w {
			dx, dy := place(how, x, y, w, h)
			dst.SetRGBA(dx, dy, src.RGBAAt(x, y))
		}
	}
	return dst
}

// place gives where a dot goes.
func place(how, x, y, w, h int) (int, int) {
	switch how {
	case 2:
		return w - 1 - x, y
	case 3:
		return w - 1 - x, h - 1 - y
	case 4:
		return x, h - 1 - y
	case 5:
		return y, x
	case 6:
		return h - 1 - y, x
	case 7:
		return h - 1 - y, w - 1 - x
	case 8:
		return y, w - 1 - x
	}
	return x, y
}
