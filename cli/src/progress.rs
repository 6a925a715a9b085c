//! What a person sees of work that takes long: one line on the standard error, if that is a terminal.

use std::{
	io::{self, IsTerminal, Write},
	sync::{
		atomic::{AtomicBool, Ordering},
		mpsc::{self, Receiver, RecvTimeoutError},
		Mutex, PoisonError,
	},
	thread,
	time::{Duration, Instant},
};

/// Of work that takes less, nothing is shown.
const PATIENCE: Duration = Duration::from_millis(500);

/// How often the line is drawn.
const TICK: Duration = Duration::from_millis(100);

/// What turns in front of the line, so that it is seen that the program works.
const FRAMES: [char; 4] = ['|', '/', '-', '\\'];

/// What empties the line of a terminal and goes back to its beginning (ECMA-48: EL).
const CLEAR_LINE: &str = "\r\x1b[K";

/// Whether there is somebody to show the line to. It is one for the whole program, as the terminal is.
static IS_SHOWN: AtomicBool = AtomicBool::new(false);

/// Which of many things is worked at.
static STEP: Mutex<String> = Mutex::new(String::new());

/// Begins to show the line: on a terminal, and not to machines.
pub fn start(as_json: bool) {
	IS_SHOWN.store(!as_json && io::stderr().is_terminal(), Ordering::Relaxed);
}

/// Does `work`, and shows in `words` what it is if it takes long.
pub fn during<T>(words: &str, work: impl FnOnce() -> T) -> T {
	if !IS_SHOWN.load(Ordering::Relaxed) {
		return work();
	}
	let (working, ended) = mpsc::channel();
	let step = step();
	thread::scope(|scope| {
		let watcher = move || watch(&mut io::stderr(), &step, words, &ended, PATIENCE);
		// Without a thread to show it, the work is done as well.
		let _ = thread::Builder::new().spawn_scoped(scope, watcher);
		let result = work();
		drop(working);
		result
	})
}

/// Draws the line until whoever works has dropped the other end of `ended`, once `patience` is at its end.
fn watch(
	output: &mut impl Write,
	step: &str,
	words: &str,
	ended: &Receiver<()>,
	patience: Duration,
) {
	let start = Instant::now();
	let (mut frames, mut wait, mut is_drawn) = (FRAMES.iter().cycle(), patience, false);
	while ended.recv_timeout(wait) == Err(RecvTimeoutError::Timeout) {
		let frame = frames.next().unwrap_or(&' ');
		let comma = if step.is_empty() { "" } else { ", " };
		draw(output, &format!("{frame} {step}{comma}{words}: {} s", start.elapsed().as_secs()));
		(wait, is_drawn) = (TICK, true);
	}
	if is_drawn {
		draw(output, step);
	}
}

/// Draws the line in the place of what it showed before.
fn draw(output: &mut impl Write, words: &str) {
	// Nobody needs it: what goes wrong with it changes nothing.
	let _ = write!(output, "{CLEAR_LINE}{words}").and_then(|()| output.flush());
}

fn step() -> String {
	STEP.lock().unwrap_or_else(PoisonError::into_inner).clone()
}

/// How far the work at many things is. The line is empty when this is dropped.
pub struct Steps {
	is_for_machines: bool,
}

impl Steps {
	/// Shows nothing to machines.
	pub fn new(as_json: bool) -> Self {
		Self { is_for_machines: as_json }
	}

	/// Shows in `words` which of them is next.
	pub fn show(&self, words: &str) {
		*STEP.lock().unwrap_or_else(PoisonError::into_inner) = words.into();
		if IS_SHOWN.load(Ordering::Relaxed) {
			draw(&mut io::stderr(), words);
		}
	}

	/// Says to a person, terminal or not, what stays to be read.
	pub fn say(&self, words: &str) {
		self.show("");
		if !self.is_for_machines {
			eprintln!("{words}");
		}
	}
}

impl Drop for Steps {
	fn drop(&mut self) {
		self.show("");
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use std::sync::mpsc::Sender;

	/// A terminal before which the work ends when the line was drawn so often.
	struct Terminal {
		text: String,
		lines: usize,
		working: Option<Sender<()>>,
	}

	impl Write for Terminal {
		fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
			self.text.push_str(std::str::from_utf8(bytes).expect("it is text"));
			Ok(bytes.len())
		}

		fn flush(&mut self) -> io::Result<()> {
			self.lines = self.lines.saturating_sub(1);
			if self.lines == 0 {
				self.working = None;
			}
			Ok(())
		}
	}

	fn seen(step: &str, lines: usize, patience: Duration) -> String {
		let (working, ended) = mpsc::channel();
		let working = (lines > 0).then_some(working);
		let mut terminal = Terminal { text: String::new(), lines, working };
		watch(&mut terminal, step, "encrypting", &ended, patience);
		terminal.text
	}

	#[test]
	fn work_that_takes_long_should_be_shown_until_it_ends() {
		let line = seen("", 1, Duration::ZERO);
		assert_eq!(line, "\r\x1b[K| encrypting: 0 s\r\x1b[K");
		let lines = seen("sealing 3 of 7", 2, Duration::ZERO);
		let (first, rest) = lines.split_once("0 s").expect("it takes no second");
		assert_eq!(first, "\r\x1b[K| sealing 3 of 7, encrypting: ");
		assert!(rest.starts_with("\r\x1b[K/ sealing 3 of 7, encrypting: "), "{rest}");
		assert!(rest.ends_with("\r\x1b[Ksealing 3 of 7"), "{rest}");
	}

	#[test]
	fn of_work_that_is_done_soon_nothing_should_be_shown() {
		assert_eq!(seen("sealing 3 of 7", 0, Duration::MAX), "");
	}

	#[test]
	fn what_is_done_should_come_out_however_long_it_takes() {
		assert_eq!(during("counting", || 1 + 1), 2);
	}
}
