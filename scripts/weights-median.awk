# Reads several files of weights that were measured one after the other, and prints the first with each function from
# that file in which it takes the median time: this machine has slow minutes, and a slow minute is not the call's.
#
# A function is taken as a whole, at its components' largest values.

function picoseconds(text) {
	sub(/.*from_parts\(/, "", text)
	sub(/,.*/, "", text)
	gsub(/_/, "", text)
	return text + 0
}

function range_end(text) {
	sub(/.*, /, "", text)
	sub(/\].*/, "", text)
	return text + 0
}

FNR == 1 {
	files++
	section = call = ""
}
/^(pub trait|impl)/ { section = $0 }
/range of component/ {
	component = $0
	sub(/.*of component `/, "", component)
	sub(/`.*/, "", component)
	largest[component] = range_end($0)
}
# The trait's have no body.
/^\tfn .*\{$/ {
	name = $2
	sub(/\(.*/, "", name)
	call = section SUBSEP name
}
call == "" && files == 1 { lines[++count] = $0 }
call != "" {
	if (!((call, files) in body)) {
		time[call, files] = 0
		if (files == 1) {
			lines[++count] = ""
			place[count] = call
		}
	}
	body[call, files] = body[call, files] $0 "\n"
	factor = 1
	if (match($0, /saturating_mul\([a-z]+\.into/)) factor = largest[substr($0, RSTART + 15, RLENGTH - 20)]
	if (/from_parts\(/) time[call, files] += factor * picoseconds($0)
	if (/^\t}$/) call = ""
}

# The file in which `call` takes the median time.
function median(call, file, other, below, best) {
	for (file = 1; file <= files; file++) {
		below = 0
		for (other = 1; other <= files; other++)
			if (time[call, other] < time[call, file] || (time[call, other] == time[call, file] && other < file)) below++
		if (below == int((files - 1) / 2)) best = file
	}
	return best
}

END {
	for (line = 1; line <= count; line++) {
		if (line in place) printf "%s", body[place[line], median(place[line])]
		else print lines[line]
	}
}
