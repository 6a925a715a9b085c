//! Plain text (section 9.2): what may be shown to a person who decides by it.

/// Does `text` hold none of the code points that hide, reorder or break what a person sees?
pub(crate) fn is_plain_text(text: &str) -> bool {
	!text.chars().any(|c| {
		matches!(
			c,
			'\0'..='\u{1f}'
				| '\u{7f}'..='\u{9f}'
				| '\u{ad}'
				| '\u{61c}'
				| '\u{180e}'
				| '\u{200b}'
				| '\u{200e}'..='\u{200f}'
				| '\u{2028}'..='\u{202e}'
				| '\u{2060}'..='\u{206f}'
				| '\u{feff}'
				| '\u{fff9}'..='\u{fffb}'
				| '\u{e0000}'..='\u{e007f}'
		)
	})
}
