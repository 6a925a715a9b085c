//! Points in time, as people write them.

use std::{
	str::FromStr,
	time::{Duration, SystemTime, UNIX_EPOCH},
};

const DAY_MS: u64 = 24 * 60 * 60 * 1_000;

/// What is said of a time that is none.
const FORMS: &str = "a time is a date such as 2027-12-31, or 2027-12-31T12:00:00Z";

/// A point in time, in milliseconds since the Unix epoch. A date is its first moment.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Moment(pub u64);

impl FromStr for Moment {
	type Err = String;

	fn from_str(text: &str) -> Result<Self, Self::Err> {
		date(text).or_else(|| exact(text)).map(Self).ok_or_else(|| FORMS.into())
	}
}

/// When something ends: a date, with the whole of its last day; an exact time; or so long from now on.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum End {
	/// In milliseconds since the Unix epoch.
	At(u64),
	/// In milliseconds.
	After(u64),
}

impl End {
	/// The end, in milliseconds since the Unix epoch, if it is `now`. So long from now is rounded up to a whole second: times
	/// are shown in seconds, and whoever types one again means the same.
	pub fn from(self, now: u64) -> u64 {
		match self {
			Self::At(end) => end,
			Self::After(time) => now.saturating_add(time).div_ceil(1_000).saturating_mul(1_000),
		}
	}
}

impl FromStr for End {
	type Err = String;

	fn from_str(text: &str) -> Result<Self, Self::Err> {
		if let Some(first) = date(text) {
			return Ok(Self::At(first.saturating_add(DAY_MS)));
		}
		let time = |text: &str| text.parse::<humantime::Duration>().ok();
		exact(text)
			.map(Self::At)
			.or_else(|| time(text).and_then(|time| milliseconds(*time)).map(Self::After))
			.ok_or_else(|| format!("{FORMS}, or how long from now on, such as 365d"))
	}
}

/// The time of this machine's clock, in milliseconds since the Unix epoch.
pub fn now() -> u64 {
	SystemTime::now().duration_since(UNIX_EPOCH).ok().and_then(milliseconds).unwrap_or_default()
}

/// The first moment of a date.
fn date(text: &str) -> Option<u64> {
	let is_date = text.len() == "2027-12-31".len() && text.is_ascii();
	is_date.then(|| exact(&format!("{text}T00:00:00Z"))).flatten()
}

fn exact(text: &str) -> Option<u64> {
	let time = humantime::parse_rfc3339(text).ok()?;
	time.duration_since(UNIX_EPOCH).ok().and_then(milliseconds)
}

fn milliseconds(time: Duration) -> Option<u64> {
	u64::try_from(time.as_millis()).ok()
}

#[cfg(test)]
mod tests {
	use super::*;

	const NEW_YEAR_2028: u64 = 1_830_297_600_000;

	#[test]
	fn a_moment_should_be_read_as_a_date_or_exactly() {
		for (text, expected) in [
			("2028-01-01", NEW_YEAR_2028),
			("2028-01-01T00:00:00Z", NEW_YEAR_2028),
			("2028-01-01T00:00:00.250Z", NEW_YEAR_2028 + 250),
			("1970-01-01", 0),
		] {
			assert_eq!(text.parse(), Ok(Moment(expected)), "{text}");
		}
	}

	#[test]
	fn the_last_day_should_belong_to_what_ends_with_it() {
		assert_eq!("2027-12-31".parse(), Ok(End::At(NEW_YEAR_2028)));
		assert_eq!("2027-12-31T00:00:00Z".parse(), Ok(End::At(NEW_YEAR_2028 - DAY_MS)));
		assert_eq!("2d".parse(), Ok(End::After(2 * DAY_MS)));
		assert_eq!(End::After(DAY_MS).from(5), DAY_MS + 1_000);
		assert_eq!(End::After(DAY_MS).from(2_000), DAY_MS + 2_000);
		assert_eq!(End::After(u64::MAX).from(5), u64::MAX);
		assert_eq!(End::At(7).from(5), 7);
	}

	#[test]
	fn what_is_no_time_should_be_refused_with_what_is_one() {
		for text in [
			"",
			"tomorrow",
			"2027-13-01",
			"2027-02-30",
			"31.12.2027",
			"2027-12-31T25:00:00Z",
			"1830297600",
		] {
			assert!(
				text.parse::<Moment>().is_err_and(|error| error.contains("2027-12-31")),
				"{text}"
			);
			assert!(text.parse::<End>().is_err_and(|error| error.contains("365d")), "{text}");
		}
		assert!("365d".parse::<Moment>().is_err());
	}
}
