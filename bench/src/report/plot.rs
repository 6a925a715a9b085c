//! Plots of the samples.

use super::Section;
use crate::{measurement::Measurement, Error};
use plotters::prelude::*;
use std::{collections::BTreeMap, fmt::Display, fs, path::Path};

/// The size of a plot.
const SIZE: (u32, u32) = (800, 320);

/// The colours of the series; they can be told apart in grey, too.
const COLOURS: [RGBColor; 4] =
	[RGBColor(0, 90, 156), RGBColor(217, 119, 6), RGBColor(90, 160, 90), RGBColor(150, 60, 140)];

const TARGET_COLOUR: RGBColor = RGBColor(200, 30, 30);

/// Draws the measurements of `section` into `folder`, those of one unit together, and returns the
/// names of the files. One sample alone is no plot.
pub fn write(folder: &Path, section: &Section) -> Result<Vec<String>, Error> {
	let mut units: BTreeMap<&str, Vec<&Measurement>> = BTreeMap::new();
	for measurement in section.measurements.iter().filter(|m| m.samples.len() > 1) {
		units.entry(measurement.unit).or_default().push(measurement);
	}
	let mut names = Vec::new();
	for (unit, measurements) in units {
		let Some(first) = measurements.first() else { continue };
		let name = format!("{}.svg", first.id.to_lowercase());
		fs::write(folder.join(&name), draw(unit, &measurements).map_err(Error::Plot)?)?;
		names.push(name);
	}
	Ok(names)
}

/// The samples of `measurements` in the order in which they were taken, their medians, and their
/// targets.
fn draw(unit: &str, measurements: &[&Measurement]) -> Result<String, String> {
	fn text(error: impl Display) -> String {
		error.to_string()
	}
	let values = || {
		let samples = measurements.iter().flat_map(|m| m.samples.iter().copied());
		samples.chain(measurements.iter().flat_map(|m| m.target.bounds()))
	};
	let highest = values().fold(f64::MIN, f64::max);
	let longest = measurements.iter().map(|m| m.samples.len()).max().unwrap_or_default();

	let mut svg = String::new();
	{
		let area = SVGBackend::with_string(&mut svg, SIZE).into_drawing_area();
		area.fill(&WHITE).map_err(text)?;
		let mut chart = ChartBuilder::on(&area)
			.margin(12)
			.x_label_area_size(36)
			.y_label_area_size(60)
			// From zero, so that what looks twice as high is.
			.build_cartesian_2d(0.5..longest as f64 + 0.5, 0.0..highest * 1.15)
			.map_err(text)?;
		chart
			.configure_mesh()
			.disable_x_mesh()
			.light_line_style(TRANSPARENT)
			.x_desc("sample")
			.y_desc(unit)
			.x_label_formatter(&|x| format!("{x:.0}"))
			.draw()
			.map_err(text)?;
		for (measurement, colour) in measurements.iter().zip(COLOURS.iter().cycle()) {
			let points = (1..).zip(&measurement.samples).map(|(x, y)| (f64::from(x), *y));
			chart
				.draw_series(points.map(|point| Circle::new(point, 3, colour.filled())))
				.map_err(text)?
				.label(measurement.title)
				.legend(|(x, y)| Circle::new((x + 8, y), 3, colour.filled()));
			let value = measurement.estimate().value;
			let ends = [(0.5, value), (longest as f64 + 0.5, value)];
			chart.draw_series(LineSeries::new(ends, colour)).map_err(text)?;
			for bound in measurement.target.bounds() {
				let ends = [(0.5, bound), (longest as f64 + 0.5, bound)];
				let line = DashedLineSeries::new(ends, 6, 4, TARGET_COLOUR.into());
				chart.draw_series(line).map_err(text)?;
			}
		}
		chart
			.configure_series_labels()
			.position(SeriesLabelPosition::LowerRight)
			.background_style(WHITE.mix(0.8))
			.border_style(BLACK.mix(0.2))
			.draw()
			.map_err(text)?;
		area.present().map_err(text)?;
	}
	Ok(svg)
}
