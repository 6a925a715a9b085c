//! Plots of the samples.

use super::{with_separators, Section};
use crate::{
	measurement::{number, Curve, Measurement},
	statistics::{median, Estimate},
	Error,
};
use plotters::{
	coord::{combinators::IntoLogRange, CoordTranslate, Shift},
	prelude::*,
};
use std::{collections::BTreeMap, fmt::Display, fs, path::Path};

/// The size of a plot.
const SIZE: (u32, u32) = (800, 320);

/// The colours of the series; they can be told apart in grey, too.
const COLOURS: [RGBColor; 6] = [
	RGBColor(0, 90, 156),
	RGBColor(217, 119, 6),
	RGBColor(90, 160, 90),
	RGBColor(150, 60, 140),
	RGBColor(80, 80, 80),
	RGBColor(70, 180, 200),
];

const TARGET_COLOUR: RGBColor = RGBColor(200, 30, 30);

fn text(error: impl Display) -> String {
	error.to_string()
}

/// Draws the measurements of `section` into `folder`, those of one unit together, and returns the
/// names of the files. One sample alone is no plot. Of what grows, the curves are drawn, those by one number together.
pub fn write(folder: &Path, section: &Section) -> Result<Vec<String>, Error> {
	let mut units: BTreeMap<&str, Vec<&Measurement>> = BTreeMap::new();
	let sampled = |m: &&Measurement| m.samples.len() > 1 && m.curve.is_none();
	for measurement in section.measurements.iter().filter(sampled) {
		units.entry(measurement.unit).or_default().push(measurement);
	}
	let mut names = Vec::new();
	for (number_of, curves) in section.curves() {
		let name = format!("{}-{number_of}.svg", section.heading).to_lowercase().replace(' ', "-");
		fs::write(folder.join(&name), draw_curves(number_of, &curves).map_err(Error::Plot)?)?;
		names.push(name);
	}
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
	let values = || {
		let samples = measurements.iter().flat_map(|m| m.samples.iter().copied());
		samples.chain(measurements.iter().flat_map(|m| m.target.bounds()))
	};
	let highest = values().fold(f64::MIN, f64::max);
	let longest = measurements.iter().map(|m| m.samples.len()).max().unwrap_or_default();

	picture(|area| {
		let mut chart = ChartBuilder::on(area)
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
		name_series(&mut chart, SeriesLabelPosition::LowerRight)
	})
}

/// An SVG of what `draw` puts on a white area.
fn picture(
	draw: impl FnOnce(&DrawingArea<SVGBackend<'_>, Shift>) -> Result<(), String>,
) -> Result<String, String> {
	let mut svg = String::new();
	{
		let area = SVGBackend::with_string(&mut svg, SIZE).into_drawing_area();
		area.fill(&WHITE).map_err(text)?;
		draw(&area)?;
		area.present().map_err(text)?;
	}
	Ok(svg)
}

/// Says what the colours stand for.
fn name_series<'a, Backend: DrawingBackend + 'a, Coordinates: CoordTranslate>(
	chart: &mut ChartContext<'a, Backend, Coordinates>,
	position: SeriesLabelPosition,
) -> Result<(), String> {
	chart
		.configure_series_labels()
		.position(position)
		.background_style(WHITE.mix(0.8))
		.border_style(BLACK.mix(0.2))
		.draw()
		.map_err(text)
}

/// What is written at a logarithmic axis: 1, 2, 5, 10 and so on.
fn steps(low: f64, high: f64) -> Vec<f64> {
	let decades = low.log10().floor() as i32..=high.log10().ceil() as i32;
	let steps = decades.flat_map(|decade| [1., 2., 5.].map(|step| step * 10_f64.powi(decade)));
	steps.filter(|step| (low..=high).contains(step)).collect()
}

/// What each of `curves` costs by the number, both on logarithmic axes: the medians, with their intervals.
fn draw_curves(number_of: &str, curves: &[&Curve]) -> Result<String, String> {
	let mut numbers: Vec<_> =
		curves.iter().flat_map(|curve| &curve.points).map(|(number, _)| *number).collect();
	numbers.sort_unstable();
	numbers.dedup();
	// Nothing has no place on such an axis: it stands where a tenth of the next number would.
	let nothing =
		numbers.iter().find(|number| **number > 0).map_or(1., |next| f64::from(*next) / 10.);
	let place = |number: u32| if number == 0 { nothing } else { f64::from(number) };
	let places: Vec<_> = numbers.iter().map(|number| place(*number)).collect();
	let (Some(first), Some(last)) = (places.first(), places.last()) else {
		return Err("a curve without a point".into());
	};
	let series: Vec<Vec<(f64, Estimate)>> = curves
		.iter()
		.map(|curve| {
			let costs = curve.points.iter();
			costs.filter_map(|(number, costs)| Some((place(*number), median(costs)?))).collect()
		})
		.collect();
	let estimates = || series.iter().flatten().map(|(_, cost)| cost);
	let lowest = estimates().map(|cost| cost.low).fold(f64::MAX, f64::min);
	let highest = estimates().map(|cost| cost.high).fold(f64::MIN, f64::max);
	let label = |x: &f64| match *x {
		x if x == nothing => "0".into(),
		x => with_separators(x as u64),
	};

	picture(|area| {
		// What the series are called stands to the right of them.
		let right = last * (last / first).powf(0.35).max(1.5);
		let x_axis = (first / 1.5..right).log_scale().with_key_points(places.clone());
		let (bottom, top) = (lowest / 1.5, highest * 1.5);
		let y_axis = (bottom..top).log_scale().with_key_points(steps(bottom, top));
		let mut chart = ChartBuilder::on(area)
			.margin(12)
			.x_label_area_size(36)
			.y_label_area_size(60)
			.build_cartesian_2d(x_axis, y_axis)
			.map_err(text)?;
		chart
			.configure_mesh()
			.light_line_style(TRANSPARENT)
			.x_desc(number_of)
			.y_desc(curves.first().map_or("", |curve| curve.unit))
			.x_label_formatter(&label)
			.y_label_formatter(&|y| number(*y))
			.draw()
			.map_err(text)?;
		for ((curve, points), colour) in curves.iter().zip(&series).zip(COLOURS.iter().cycle()) {
			let medians = points.iter().map(|(x, cost)| (*x, cost.value));
			chart
				.draw_series(LineSeries::new(medians.clone(), colour))
				.map_err(text)?
				.label(curve.what)
				.legend(|(x, y)| Circle::new((x + 8, y), 3, colour.filled()));
			chart
				.draw_series(medians.map(|point| Circle::new(point, 3, colour.filled())))
				.map_err(text)?;
			let intervals = points
				.iter()
				.map(|(x, cost)| PathElement::new(vec![(*x, cost.low), (*x, cost.high)], colour));
			chart.draw_series(intervals).map_err(text)?;
		}
		name_series(&mut chart, SeriesLabelPosition::MiddleRight)
	})
}
