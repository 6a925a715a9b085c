//! Fields by paths in the subset of FHIRPath (`docs/protocol/field-paths.md`).

mod support;

use medibloc_record::{Document, ExpressionFault, FieldError, Lack, SelectError};
use proptest::prelude::*;
use serde_json::{json, Value};
use support::example;

const PATIENT: &str = "fhir-r4/Patient-example.json";
const OBSERVATION: &str = "fhir-r4/Observation-example.json";
const DECIMALS: &str = "fhir-r4/Observation-decimal.json";
const CARE_PLAN: &str = "fhir-r4/CarePlan-f001.json";
const RESPONSE: &str = "fhir-r4/Bundle-bundle-response.json";
const GLASGOW: &str = "fhir-r5/Observation-glasgow.json";
const R5_PATIENT: &str = "fhir-r5/Patient-patient-example-sex-and-gender.json";
const SYNTHEA: &str = "synthea-r4/Agustin_Fonseca_cb5696d9-a0de-4f49-94f9-433f96a28eb0.json";

fn select(text: &[u8], path: &str) -> Result<String, SelectError> {
	let document = Document::read(text).unwrap();
	let field = document.select(path)?;
	assert_eq!(document.field(field.pointer()).as_ref(), Ok(&field), "{path}");
	Ok(field.pointer().into())
}

fn message(text: &[u8], path: &str) -> String {
	select(text, path).unwrap_err().to_string()
}

/// The pointers that all matches have.
fn all(text: &[u8], path: &str) -> Vec<String> {
	let document = Document::read(text).unwrap();
	let fields = document.select_all(path).unwrap();
	for field in &fields {
		assert_eq!(document.field(field.pointer()).as_ref(), Ok(field), "{path}");
	}
	fields.iter().map(|field| field.pointer().into()).collect()
}

#[test]
fn a_path_should_select_the_field_that_its_pointer_does() {
	for (file, path, pointer) in [
		// Starts.
		(PATIENT, "Patient", ""),
		(PATIENT, "$this", ""),
		(PATIENT, "Patient.birthDate", "/birthDate"),
		(PATIENT, "birthDate", "/birthDate"),
		(PATIENT, "$this.birthDate", "/birthDate"),
		(SYNTHEA, "Bundle.type", "/type"),
		(SYNTHEA, "Patient", "/entry/0/resource"),
		(SYNTHEA, "Patient.name.family", "/entry/0/resource/name/0/family"),
		(SYNTHEA, "entry[0]", "/entry/0"),
		(SYNTHEA, "entry[8].resource.status", "/entry/8/resource/status"),
		(SYNTHEA, "Bundle.entry[8].resource.status", "/entry/8/resource/status"),
		(SYNTHEA, "Observation[0].status", "/entry/4/resource/status"),
		// The document comes before the entries, and the entries of an entry never.
		(RESPONSE, "Bundle.type", "/type"),
		(RESPONSE, "entry.resource.ofType(Bundle).type", "/entry/8/resource/type"),
		// Members.
		(PATIENT, "_birthDate.extension.url", "/_birthDate/extension/0/url"),
		(PATIENT, "Patient.text.`div`", "/text/div"),
		(PATIENT, "text.div", "/text/div"),
		(PATIENT, " Patient\n. `contact`\t. name . _family.extension.value", "/contact/0/name/_family/extension/0/valueString"),
		// Choices.
		(PATIENT, "deceased", "/deceasedBoolean"),
		(OBSERVATION, "value", "/valueQuantity"),
		(OBSERVATION, "Observation.value.value", "/valueQuantity/value"),
		(OBSERVATION, "valueQuantity.value", "/valueQuantity/value"),
		(OBSERVATION, "value.ofType(Quantity).unit", "/valueQuantity/unit"),
		(OBSERVATION, "value.as(Quantity).unit", "/valueQuantity/unit"),
		(OBSERVATION, "Observation.value as Quantity", "/valueQuantity"),
		(OBSERVATION, "(Observation.value as Quantity).unit", "/valueQuantity/unit"),
		(OBSERVATION, "((value) as `Quantity`).`unit`", "/valueQuantity/unit"),
		(OBSERVATION, "effective.ofType(dateTime)", "/effectiveDateTime"),
		(R5_PATIENT, "extension[0].extension.value.ofType(Period).start", "/extension/0/extension/1/valuePeriod/start"),
		// Indexes count all nodes found so far.
		(PATIENT, "name.given[2]", "/name/1/given/0"),
		(PATIENT, "name[2].given[1]", "/name/2/given/1"),
		(PATIENT, "name.given.first()", "/name/0/given/0"),
		(PATIENT, "name.given.last()", "/name/2/given/1"),
		(PATIENT, "(name.given)[4]", "/name/2/given/1"),
		// Conditions.
		(PATIENT, "name.where(use = 'maiden').family", "/name/2/family"),
		(PATIENT, "name.where(given='Jim').use", "/name/1/use"),
		(PATIENT, "name.where(given != 'Peter').use", "/name/1/use"),
		(PATIENT, "name.where(period.exists()).use", "/name/2/use"),
		(PATIENT, "name.given.where($this = 'Jim')", "/name/1/given/0"),
		(PATIENT, "where(active = true).id", "/id"),
		(PATIENT, "where(deceased = false and active != false).id", "/id"),
		(PATIENT, "telecom.where(rank=2.0).value", "/telecom/2/value"),
		(PATIENT, "telecom.where(use='old' or rank=9 and use='work').use", "/telecom/3/use"),
		(PATIENT, "telecom.where((use='old' or rank=1) and use='work').use", "/telecom/1/use"),
		(PATIENT, "contact.where(name.where(_family.extension.exists()).given='B\\u00e9n\\u00e9dicte').gender", "/contact/0/gender"),
		(PATIENT, "name.where((given[1]) = 'James')[1].family", "/name/2/family"),
		(PATIENT, "name.where(exists() and given.first().exists())[1].use", "/name/1/use"),
		(OBSERVATION, "code.coding.where(system='http:\\/\\/loinc.org' and display='Body Weight').code", "/code/coding/0/code"),
		(OBSERVATION, "where((value as Quantity).unit = 'lbs').status", "/status"),
		(GLASGOW, "component.where(code.coding.code='9270-0').value.coding.where(extension.value=4).display", "/component/1/valueCodeableConcept/coding/1/display"),
		(SYNTHEA, "Observation.where(code.coding.code='6690-2').value.value", "/entry/49/resource/valueQuantity/value"),
		// Contained resources are members like others.
		(CARE_PLAN, "contained.ofType(Goal).description.text", "/contained/1/description/text"),
		(CARE_PLAN, "contained.where(id='careteam').participant.member", "/contained/0/participant/0/member"),
		(CARE_PLAN, "activity.detail.scheduled", "/activity/0/detail/scheduledString"),
	] {
		assert_eq!(select(&example(file), path).as_deref(), Ok(pointer), "{path}");
	}
}

#[test]
fn one_of_several_measurements_should_be_selected_by_its_date() {
	let text = example(SYNTHEA);
	let path = "Observation.where(code.coding.code='55284-4' and effectiveDateTime='2013-12-24T22:28:27+00:00')\
	            .component.where(code.coding.code='8480-6').value";
	let pointer = "/entry/30/resource/component/1/valueQuantity";
	assert_eq!(select(&text, path).as_deref(), Ok(pointer));
	assert_eq!(select(&text, &format!("{path}.value")).unwrap(), format!("{pointer}/value"));

	let path = "Observation.where(code.coding.code='55284-4').component.where(code.coding.code='8480-6').value";
	let pointers = [8, 19, 30, 48, 81]
		.map(|entry| format!("/entry/{entry}/resource/component/1/valueQuantity"));
	assert_eq!(all(&text, path), pointers);
	let pointers = Vec::from(pointers);
	assert_eq!(select(&text, path), Err(SelectError::SeveralMatches { matches: 5, pointers }));
	assert_eq!(
		message(&text, path),
		"5 fields match where one is wanted: `/entry/8/resource/component/1/valueQuantity`, \
		 `/entry/19/resource/component/1/valueQuantity`, \
		 `/entry/30/resource/component/1/valueQuantity`, \
		 `/entry/48/resource/component/1/valueQuantity`, \
		 `/entry/81/resource/component/1/valueQuantity`; \
		 narrow it with `where(...)` or an index as `[0]`"
	);
}

#[test]
fn no_more_than_ten_matches_should_be_listed() {
	let text = example(SYNTHEA);
	let SelectError::SeveralMatches { matches, pointers } =
		select(&text, "Observation.status").unwrap_err()
	else {
		panic!("several match")
	};
	assert_eq!((matches, pointers.len()), (41, 10));
	assert_eq!(pointers[0], "/entry/4/resource/status");
	let message = message(&text, "Observation.status");
	assert!(message.contains("/status` and 31 more; narrow"), "{message}");
	assert_eq!(all(&text, "Observation.status").len(), 41);
}

#[test]
fn numbers_should_compare_by_value_and_texts_as_they_are() {
	let text = example(DECIMALS);
	let components =
		|literal: &str| all(&text, &format!("component.where(value.value = {literal})"));
	assert_eq!(components("1"), ["/component/0", "/component/1", "/component/2"]);
	assert_eq!(components("1.000"), components("1"));
	assert_eq!(components("0.0000000000000000000001"), ["/component/3"]);
	assert_eq!(components("1000000000000000000.0"), ["/component/4"]);
	assert_eq!(components("1e-245"), ["/component/5"]);
	assert_eq!(components("-1E+245"), ["/component/6"]);
	for none in ["'1.0'", "-1", "true"] {
		let path = format!("component.where(value.value = {none})");
		assert!(matches!(select(&text, &path), Err(SelectError::NoMatch(_))), "{none}");
	}
}

#[test]
fn escapes_should_be_those_of_fhirpath() {
	let text = br#"{"a":["'","\"","`","\\","/","\f","\n","\r","\t","\u00e9","\ud83d\ude00"],
		"we`ird\n":{"\\/~":1}}"#;
	let escapes = [
		r"\'",
		r#"\""#,
		r"\`",
		r"\\",
		r"\/",
		r"\f",
		r"\n",
		r"\r",
		r"\t",
		r"\u00E9",
		r"\ud83d\uDE00",
	];
	for (index, escape) in escapes.into_iter().enumerate() {
		let path = format!("a.where($this = '{escape}')");
		assert_eq!(select(text, &path).unwrap(), format!("/a/{index}"));
	}
	assert_eq!(select(text, r"`we\`ird\n`.`\\/~`").unwrap(), "/we`ird\n/\\~1~0");
	for bad in [r"\b", r"\u12", r"\u+123", r"\ud800", r"\ud800\n", r"\udc00\ud800", r"\x", "\\é"] {
		let error = select(text, &format!("a.where($this = 'é{bad}')")).unwrap_err();
		let SelectError::Expression(error) = error else { panic!("{error}") };
		assert_eq!((error.fault, error.column), (ExpressionFault::BadEscape, 19), "{bad}");
	}
}

#[test]
fn arrays_should_stand_for_their_elements() {
	let text = br#"{"a":[[1,[2,{"b":[[3],[]]}]],[],null,{"b":4}],"e":[],"n":null,"B":5}"#;
	assert_eq!(all(text, "a"), ["/a/0/0", "/a/0/1/0", "/a/0/1/1", "/a/2", "/a/3"]);
	assert_eq!(all(text, "a.b"), ["/a/0/1/1/b/0/0", "/a/3/b"]);
	assert_eq!(select(text, "a[3]").unwrap(), "/a/2");
	assert_eq!(select(text, "n").unwrap(), "/n");
	assert_eq!(select(text, "`B`").unwrap(), "/B");
	// A null is counted, as the arrays of values and of their extensions go in step, but it is no value.
	for nothing in
		["e", "a.where($this = 'x')", "where(n.exists())", "where(n != 1)", "where(e != 1)"]
	{
		assert!(matches!(select(text, nothing), Err(SelectError::NoMatch(_))), "{nothing}");
	}
}

#[test]
fn a_choice_should_be_a_member_with_a_type_behind_the_name() {
	let text = br#"{"valueSet":1,"valueQuantity":{},"_valueString":{},"valuequantity":2,"value":3,
		"onsetAge":4,"onsetString":5,"onset2":6}"#;
	assert_eq!(select(text, "value").unwrap(), "/value");
	assert_eq!(select(text, "_value").unwrap(), "/_valueString");
	assert_eq!(all(text, "onset"), ["/onsetAge", "/onsetString"]);
	assert_eq!(select(text, "onset.ofType(string)").unwrap(), "/onsetString");
	for nothing in ["valu", "onset.ofType(Str)", "onsetAge.ofType(Age)", "`onset`.`on`"] {
		assert!(matches!(select(text, nothing), Err(SelectError::NoMatch(_))), "{nothing}");
	}
}

#[test]
fn a_type_should_begin_at_resources_in_entries_of_any_bundle() {
	let patient = json!({"resourceType": "Patient", "id": "a"});
	let unsplit = json!({"resourceType": "Bundle", "entry": {"resource": patient}}).to_string();
	assert_eq!(select(unsplit.as_bytes(), "Patient.id").unwrap(), "/entry/resource/id");
	let inner = json!({"resourceType": "Bundle", "entry": [{"resource": patient}]});
	let nested =
		json!({"resourceType": "Bundle", "entry": [{"resource": inner}, {}, 7]}).to_string();
	assert!(matches!(select(nested.as_bytes(), "Patient.id"), Err(SelectError::NoResource { .. })));
	let list = json!({"resourceType": "List", "entry": [{"resource": patient}]}).to_string();
	assert!(matches!(select(list.as_bytes(), "Patient.id"), Err(SelectError::NoResource { .. })));
}

#[test]
fn a_type_without_resources_should_be_told_from_those_that_are_there() {
	let counts = "`Observatio`: it is one `Bundle` with 2 `CarePlan`, 9 `Claim`, 2 `Condition`, \
	              1 `DiagnosticReport`, 7 `Encounter`, 7 `ExplanationOfBenefit`, \
	              8 `Immunization`, 2 `MedicationRequest`, 41 `Observation`, 1 `Organization`, \
	              1 `Patient`, 1 `Practitioner`, 4 `Procedure`";
	for (text, path, said) in [
		(example(SYNTHEA), "Observatio.status", counts),
		(example(CARE_PLAN), "Goal.id", "`Goal`: it is one `CarePlan` without others"),
		(b"{}".into(), "Goal", "`Goal`: it has no type itself, as it lacks `resourceType`"),
	] {
		let expected = format!("the document has no resource of the type {said}");
		assert_eq!(message(&text, path), expected);
	}
}

#[test]
fn a_path_that_finds_nothing_should_say_where_it_ends_and_what_is_there() {
	for (file, path, expected) in [
		(
			OBSERVATION,
			"Observation.valeu.unit",
			"`valeu` at column 13 finds nothing: it is taken from the top of the document, where there are \
			 the members `category`, `code`, `effectiveDateTime`, `encounter`, `id`, `resourceType`, `status`, \
			 `subject`, `text`, `valueQuantity`",
		),
		(
			PATIENT,
			"name.prefix",
			"`prefix` at column 6 finds nothing: it is taken from the nodes `/name/0`, `/name/1`, `/name/2`, \
			 where there are the members `family`, `given`, `period`, `use`",
		),
		(
			PATIENT,
			"birthDate.extension",
			"`extension` at column 11 finds nothing: it is taken from `/birthDate`, where there are no members \
			 (extensions of a primitive `name` stand in `_name`)",
		),
		(
			SYNTHEA,
			"Observation [ 41 ]",
			"`[ 41 ]` at column 13 finds nothing: it is taken from the nodes `/entry/4/resource`, \
			 `/entry/5/resource`, `/entry/6/resource` and 38 more, and the last index is 40",
		),
		(
			PATIENT,
			"name.where(use='old').family",
			"`where(use='old')` at column 6 finds nothing: it is taken from the nodes `/name/0`, `/name/1`, \
			 `/name/2`, none of which fulfils the condition",
		),
		(
			PATIENT,
			"contact.where(gender='male')",
			"`where(gender='male')` at column 9 finds nothing: it is taken from `/contact/0`, \
			 which does not fulfil the condition",
		),
		(
			PATIENT,
			"name.where(use='maiden' and (sur = 'a' or name . family='b'))",
			"`where(use='maiden' and (sur = 'a' or name . family='b'))` at column 6 finds nothing: it is taken \
			 from the nodes `/name/0`, `/name/1`, `/name/2`, where the path `sur` leads to no value",
		),
		(
			OBSERVATION,
			"value.ofType(CodeableConcept)",
			"`ofType(CodeableConcept)` at column 7 finds nothing: it is taken from `/valueQuantity`, \
			 where there are the types `Quantity`",
		),
		(
			OBSERVATION,
			"status as code",
			"`as code` at column 8 finds nothing: it is taken from `/status`, which has no type: \
			 only resources and choices such as value[x] show theirs",
		),
	] {
		assert_eq!(message(&example(file), path), expected);
	}
	let Err(SelectError::NoMatch(dead_end)) = select(&example(PATIENT), "name.prefix") else {
		panic!("nothing matches")
	};
	assert_eq!((dead_end.step.as_str(), dead_end.column, dead_end.nodes), ("prefix", 6, 3));
	assert_eq!(dead_end.pointers, ["/name/0", "/name/1", "/name/2"]);
	let members = ["family", "given", "period", "use"].map(String::from).into();
	assert_eq!(dead_end.lack, Lack::Member { members });
}

#[test]
fn messages_should_not_repeat_what_is_long_or_steers_a_terminal() {
	let text = json!({"\u{1b}[2J\u{202e}": 1, "x".repeat(70): 2}).to_string();
	let path = format!("`{}`", "é".repeat(61));
	assert_eq!(
		message(text.as_bytes(), &path),
		format!(
			"``{}...` at column 1 finds nothing: it is taken from the top of the document, \
			 where there are the members `\\u{{1b}}[2J\\u{{202e}}`, `{}...`",
			"é".repeat(59),
			"x".repeat(60)
		)
	);
}

#[test]
fn what_a_split_bundle_spreads_over_units_should_not_be_a_field() {
	let text = example(SYNTHEA);
	for path in ["Bundle", "$this", "where(type = 'transaction')"] {
		assert_eq!(
			select(&text, path),
			Err(SelectError::Field(FieldError::SeveralUnits)),
			"{path}"
		);
	}
	let document = Document::read(&text).unwrap();
	assert_eq!(document.select_all("Bundle"), Err(SelectError::Field(FieldError::SeveralUnits)));
	assert_eq!(all(&text, "entry").len(), 86);
}

#[test]
fn a_path_outside_the_subset_should_be_refused_with_what_and_where() {
	for (path, expected) in [
		(" \t", "the path is empty"),
		("name.given.count()", "column 12 of the path: the function `count()` is not supported; `where`, `exists`, `first`, `last`, `ofType` and `as` are"),
		("Patient()", "column 1 of the path: the function `Patient()` is not supported; `where`, `exists`, `first`, `last`, `ofType` and `as` are"),
		("telecom.where(rank >= 1)", "column 20 of the path: the operator `>=` is not supported; `=`, `!=`, `and`, `or` and `as` are"),
		("name | contact.name", "column 6 of the path: the operator `|` is not supported; `=`, `!=`, `and`, `or` and `as` are"),
		("value is Quantity", "column 7 of the path: the operator `is` is not supported; `=`, `!=`, `and`, `or` and `as` are"),
		("name.where(a='x' xor b='y')", "column 18 of the path: found `xor` where an operator or `)` is expected"),
		("%resource.id", "column 1 of the path: the variable `%resource` is not supported; `$this` is"),
		("name.where($index = 1)", "column 12 of the path: the variable `$index` is not supported; `$this` is"),
		("where(date = @2020)", "column 14 of the path: dates with `@` are not supported: compare with the text in the document, as '2024-01-31'"),
		("where(id = \"x\")", "column 12 of the path: texts stand in single quotes, as 'final'"),
		("where(id = 'x)", "column 12 of the path: what begins here lacks the `'` at its end"),
		("name.`given", "column 6 of the path: what begins here lacks the ``` at its end"),
		("where(é = 1)", "column 7 of the path: found `é` where a name, a sign, a text or a number is expected"),
		("where(rank = 01)", "column 14 of the path: `01` is not a number"),
		("where(rank = 1.)", "column 14 of the path: `1.` is not a number"),
		("where(rank = 5 'mg')", "column 16 of the path: found `'mg'` where an operator or `)` is expected"),
		("name[-1]", "column 6 of the path: `-1` is not an index: these are whole numbers from 0"),
		("name[1.5]", "column 6 of the path: `1.5` is not an index: these are whole numbers from 0"),
		("name[use]", "column 6 of the path: found `use` where an index, a whole number from 0 is expected"),
		("name[0", "column 7 of the path: it ends where `]` is expected"),
		("name.", "column 6 of the path: it ends where the name of a member or function is expected"),
		("name.'x'", "column 6 of the path: found `'x'` where the name of a member or function is expected"),
		(".name", "column 1 of the path: found `.` where the name of a member or resource type is expected"),
		("name given", "column 6 of the path: found `given` where an operator or the end of the path is expected"),
		("name)", "column 5 of the path: found `)` where an operator or the end of the path is expected"),
		("(name", "column 6 of the path: it ends where an operator or `)` is expected"),
		("name.where(use)", "column 15 of the path: found `)` where `=`, `!=` or `.exists()` is expected"),
		("name.where(use and use='x')", "column 16 of the path: found `and` where `=`, `!=` or `.exists()` is expected"),
		("name.where()", "column 12 of the path: found `)` where the name of a member or resource type is expected"),
		("name.where(use=)", "column 16 of the path: found `)` where a text in single quotes, a number, true or false is expected"),
		("name.where(use=`x`)", "column 16 of the path: found ``x`` where a text in single quotes, a number, true or false is expected"),
		("name.where('x'=use)", "column 12 of the path: a text, number or truth value stands only behind `=` or `!=`, as in `code = '8480-6'`"),
		("true", "column 1 of the path: a text, number or truth value stands only behind `=` or `!=`, as in `code = '8480-6'`"),
		("name.where(use.exists('x'))", "column 23 of the path: found `'x'` where `)` is expected"),
		("name.where(use.exists() = true)", "column 25 of the path: found `=` where `and`, `or` or the end of the condition is expected"),
		("name.where(use.exists().not())", "column 24 of the path: found `.` where an operator or `)` is expected"),
		("name.exists()", "column 1 of the path: the whole is a condition and selects nothing: put it into `where(...)`"),
		("Patient.active = true", "column 1 of the path: the whole is a condition and selects nothing: put it into `where(...)`"),
		("name.first(1)", "column 12 of the path: found `1` where `)` is expected"),
		("value as Quantity.unit", "column 18 of the path: a type is one name here: `(value as Quantity).unit`, not `value as Quantity.unit` nor `as FHIR.Quantity`"),
		("value.ofType(FHIR.Quantity)", "column 18 of the path: a type is one name here: `(value as Quantity).unit`, not `value as Quantity.unit` nor `as FHIR.Quantity`"),
		("value.ofType()", "column 14 of the path: found `)` where the name of a type is expected"),
		("entry.where(Patient.id = 'x')", "column 13 of the path: a path in `where` begins with a member of the node, not with a type; a member named `Patient` is written in backticks"),
	] {
		assert_eq!(message(&example(PATIENT), path), expected, "{path}");
	}
}

#[test]
fn length_and_nesting_should_be_bounded() {
	let text = example(PATIENT);
	let longest = format!("{}id", " ".repeat(4_094));
	assert_eq!(select(&text, &longest).unwrap(), "/id");
	assert_eq!(
		message(&text, &format!(" {longest}")),
		"the path has 4097 bytes; at most 4096 are allowed"
	);

	let parentheses = |count| format!("{}id{}", "(".repeat(count), ")".repeat(count));
	assert_eq!(select(&text, &parentheses(16)).unwrap(), "/id");
	assert_eq!(
		message(&text, &parentheses(17)),
		"column 17 of the path: parentheses are nested more than 16 deep"
	);
	let wheres = |count| {
		format!("{}$this.id.exists(){}", "where(".repeat(count), ").exists()".repeat(count))
	};
	let inside = |count| format!("where({})", wheres(count));
	assert_eq!(select(&text, &inside(15)).unwrap(), "");
	assert!(message(&text, &inside(16)).ends_with("nested more than 16 deep"));
}

/// A name as a step that is never a type, function or keyword.
fn step(name: &str) -> String {
	let mut step = String::from(".`");
	for character in name.chars() {
		if matches!(character, '`' | '\\') {
			step.push('\\');
		}
		step.push(character);
	}
	step + "`"
}

/// Every scalar with a pointer to it and a path with indexes. `flat` counts the nodes that an array stands for.
fn scalars(value: &Value, pointer: &str, path: &str, found: &mut Vec<[String; 2]>) {
	match value {
		Value::Object(members) => {
			for (name, member) in members {
				let token = name.replace('~', "~0").replace('/', "~1");
				let (pointer, path) =
					(format!("{pointer}/{token}"), format!("{path}{}", step(name)));
				match member {
					Value::Array(elements) => elements_of(elements, &pointer, &path, &mut 0, found),
					other => scalars(other, &pointer, &path, found),
				}
			}
		}
		_ => found.push([pointer.into(), path.into()]),
	}
}

fn elements_of(
	elements: &[Value],
	pointer: &str,
	path: &str,
	flat: &mut usize,
	found: &mut Vec<[String; 2]>,
) {
	for (index, element) in elements.iter().enumerate() {
		let pointer = format!("{pointer}/{index}");
		match element {
			Value::Array(elements) => elements_of(elements, &pointer, path, flat, found),
			other => {
				scalars(other, &pointer, &format!("{path}[{flat}]"), found);
				*flat += 1;
			}
		}
	}
}

/// Compares both ways to at most `most` scalars, spread evenly.
fn compare_scalars(text: &[u8], most: usize) -> usize {
	let document = Document::read(text).unwrap();
	let mut found = Vec::new();
	scalars(&serde_json::from_slice(text).unwrap(), "", "$this", &mut found);
	let chosen = found.iter().step_by(found.len().div_ceil(most).max(1));
	let check = |[pointer, path]: &[String; 2]| {
		let field = document.field(pointer).unwrap();
		assert_eq!(document.select(path).as_ref(), Ok(&field), "{path}");
	};
	chosen.inspect(|scalar| check(scalar)).count()
}

#[test]
fn a_path_with_all_indexes_should_select_what_the_pointer_does() {
	let mut compared = 0;
	for folder in ["fhir-r4", "fhir-r5", "synthea-r4"] {
		let files = std::fs::read_dir(format!("tests/data/{folder}")).unwrap();
		for file in files {
			let text = std::fs::read(file.unwrap().path()).unwrap();
			// All of the small files; of the Bundles with thousands of scalars, as many.
			compared += compare_scalars(&text, 200);
		}
	}
	assert!(compared > 1_500, "{compared}");
}

fn json_value() -> impl Strategy<Value = Value> {
	let scalar = prop_oneof![
		Just(Value::Null),
		any::<bool>().prop_map(Value::from),
		any::<i16>().prop_map(Value::from),
		"[ab'\\\\é]{0,2}".prop_map(Value::from),
		prop_oneof![Just("Patient"), Just("Bundle")].prop_map(Value::from),
	];
	scalar.prop_recursive(5, 40, 4, |inner| {
		prop_oneof![prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from), object(inner),]
	})
}

fn object(value: impl Strategy<Value = Value>) -> impl Strategy<Value = Value> {
	let name = prop_oneof![
		"[ab`\\\\/~é.]{0,2}",
		"(value|valueString|valueQuantity|_a|A|resource|resourceType|entry)",
	];
	prop::collection::btree_map(name, value, 0..5)
		.prop_map(|members| members.into_iter().collect::<serde_json::Map<_, _>>().into())
}

fn document() -> impl Strategy<Value = Vec<u8>> {
	let bundle = prop::collection::vec(json_value(), 0..4)
		.prop_map(|entry| json!({"resourceType": "Bundle", "entry": entry}));
	prop_oneof![object(json_value()), bundle]
		.prop_map(|value: Value| value.to_string().into_bytes())
}

/// Texts that often are expressions of the subset.
fn expression() -> impl Strategy<Value = String> {
	let part = prop_oneof![
		"(a|b|value|Patient|Bundle|entry|resource|_a|`[ab\\\\]`|\\$this|where|exists|ofType|first)",
		"(\\.|\\[|\\]|\\(|\\)|=|!=| and | or | as |'a'|''|'\\\\u0041'|1|-2|true|\\[0\\]|é|~)",
		"(\\.where\\(a='a'\\)|\\.where\\(b\\.exists\\(\\)\\)|\\.first\\(\\)|\\.ofType\\(String\\)|\\.a|\\.value)",
	];
	prop::collection::vec(part, 0..8).prop_map(|parts| parts.concat())
}

fn never_panics(text: &[u8], path: &str) {
	let document = Document::read(text).unwrap();
	let all = document.select_all(path);
	match document.select(path) {
		Ok(field) => {
			assert_eq!(document.field(field.pointer()).as_ref(), Ok(&field));
			assert_eq!(all, Ok(vec![field]));
		}
		Err(SelectError::SeveralMatches { matches, pointers }) => {
			let all = all.unwrap();
			assert_eq!((all.len(), pointers.len()), (matches, matches.min(10)));
			for (field, pointer) in all.iter().zip(&pointers) {
				assert_eq!(field.pointer(), pointer);
			}
			for field in all {
				assert_eq!(document.field(field.pointer()), Ok(field));
			}
		}
		Err(error) => {
			assert!(!error.to_string().is_empty());
			assert_eq!(all, Err(error));
		}
	}
}

proptest! {
	#[test]
	fn selecting_should_never_panic(text in document(), path in expression(), any in any::<String>()) {
		never_panics(&text, &path);
		never_panics(&text, &any);
	}

	#[test]
	fn every_scalar_of_any_document_should_have_a_path(text in document()) {
		compare_scalars(&text, usize::MAX);
	}
}
