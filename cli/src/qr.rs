//! Pictures of QR codes (ISO/IEC 18004).

use image::{
	codecs::png::PngEncoder, ExtendedColorType, GrayImage, ImageEncoder, ImageReader, Limits,
};
use qrcode::{render::svg, render::unicode, types::QrError, Color, EcLevel, QrCode};
use std::io::Cursor;

/// The light border around a code, in modules: what readers need at least.
const BORDER: usize = 4;
/// The side of a module in a picture, in pixels.
const MODULE_PIXELS: usize = 8;
/// The largest picture that is read, in pixels a side: more than a camera takes.
const MAX_SIDE: u32 = 16_384;
/// The most memory that a picture may take, in bytes.
const MAX_PICTURE_BYTES: u64 = 512 << 20;

/// The code of a text, as small as possible with the least error correction: what is shown on a screen has no stains.
///
/// # Errors
///
/// The text is longer than a code holds.
pub fn code(text: &str) -> Result<QrCode, QrError> {
	QrCode::with_error_correction_level(text, EcLevel::L)
}

/// The code as a drawing of any size.
pub fn svg(code: &QrCode) -> String {
	code.render::<svg::Color<'_>>().module_dimensions(4, 4).build()
}

/// The code as a picture.
///
/// # Errors
///
/// It cannot be encoded.
pub fn png(code: &QrCode) -> Result<Vec<u8>, image::ImageError> {
	let modules = code.width();
	let side = (modules.saturating_add(2 * BORDER)).saturating_mul(MODULE_PIXELS);
	let colors = code.to_colors();
	let dark = |pixel: usize| (pixel / MODULE_PIXELS).checked_sub(BORDER).filter(|m| *m < modules);
	let pixels: Vec<u8> = (0..side)
		.flat_map(|y| (0..side).map(move |x| (x, y)))
		.map(|(x, y)| match (dark(x), dark(y)) {
			(Some(x), Some(y)) if colors.get(y * modules + x) == Some(&Color::Dark) => 0,
			_ => u8::MAX,
		})
		.collect();
	let mut png = Vec::new();
	let side = u32::try_from(side).unwrap_or(u32::MAX);
	PngEncoder::new(&mut png).write_image(&pixels, side, side, ExtendedColorType::L8)?;
	Ok(png)
}

/// The code in characters, for a terminal: dark on light, whatever its colours are.
pub fn blocks(code: &QrCode) -> String {
	code.render::<unicode::Dense1x2>()
		.dark_color(unicode::Dense1x2::Light)
		.light_color(unicode::Dense1x2::Dark)
		.build()
}

/// Do the contents of a file begin as those of a picture do?
pub fn is_picture(contents: &[u8]) -> bool {
	contents.starts_with(b"\x89PNG\r\n\x1a\n") || contents.starts_with(&[0xff, 0xd8, 0xff])
}

/// The texts of all QR codes in a picture.
///
/// # Errors
///
/// What is wrong, in words: it is no picture, too large a one, or there is no code that can be read in it.
pub fn read_picture(contents: &[u8]) -> Result<Vec<String>, String> {
	let picture =
		decode(contents).map_err(|error| format!("the picture cannot be read: {error}"))?;
	let (width, height) = (picture.width() as usize, picture.height() as usize);
	let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| {
		let pixel = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
		picture.get_pixel_checked(pixel(x), pixel(y)).map_or(u8::MAX, |pixel| pixel.0[0])
	});
	let grids = prepared.detect_grids();
	let texts: Vec<String> =
		grids.iter().filter_map(|grid| grid.decode().ok()).map(|(_, text)| text).collect();
	match (texts.len(), grids.len()) {
		(0, 0) => Err("there is no QR code in the picture".into()),
		(0, _) => Err("the QR code in the picture cannot be read: take a sharper one".into()),
		_ => Ok(texts),
	}
}

fn decode(contents: &[u8]) -> Result<GrayImage, image::ImageError> {
	let mut reader = ImageReader::new(Cursor::new(contents)).with_guessed_format()?;
	let mut limits = Limits::default();
	limits.max_image_width = Some(MAX_SIDE);
	limits.max_image_height = Some(MAX_SIDE);
	limits.max_alloc = Some(MAX_PICTURE_BYTES);
	reader.limits(limits);
	Ok(reader.decode()?.into_luma8())
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_picture_should_hold_the_text_of_its_code() {
		for text in ["MBR1:ABC123".to_owned(), format!("MBR1:{}", "A1Z ".repeat(1_000))] {
			let picture = png(&code(&text).expect("it fits")).expect("it can be drawn");
			assert!(is_picture(&picture));
			assert_eq!(read_picture(&picture), Ok(vec![text]));
		}
	}

	#[test]
	fn the_longest_text_should_fit_into_one_code() {
		let text = |length: usize| "A".repeat(length);
		assert_eq!(code(&text(medibloc_record::MAX_QR_TEXT)).expect("it fits").width(), 177);
		assert!(code(&text(medibloc_record::MAX_QR_TEXT + 1)).is_err());
	}

	#[test]
	fn what_is_no_picture_or_holds_no_code_should_be_refused() {
		let truncated = png(&code("MBR1:A").expect("it fits")).expect("it can be drawn");
		assert!(read_picture(&truncated[..60]).is_err());
		let white = GrayImage::from_pixel(50, 50, image::Luma([u8::MAX]));
		let mut picture = Vec::new();
		PngEncoder::new(&mut picture)
			.write_image(white.as_raw(), 50, 50, ExtendedColorType::L8)
			.expect("it can be written");
		assert_eq!(read_picture(&picture), Err("there is no QR code in the picture".into()));
		assert!(!is_picture(b"\x89dMBR1"));
	}
}
