package lib.globs_test

import data.lib.globs

test_plain if {
	globs.covers("a.b", "a.b", [])
	not globs.covers("a.b", "a-b", [])
}

test_everything if globs.covers("*", "https://example.com/a/b", ["/"])

test_wildcards if {
	globs.covers("team-*", "team-a", [])
	globs.covers("https://example.com/*", "https://example.com/a", ["/"])
	not globs.covers("https://example.com/*", "https://example.com/a/b", ["/"])
	globs.covers("{a,b}", "b", [])
	globs.covers("[ab]", "b", [])
}

test_escaped if {
	globs.covers(`a\*`, "a*", [])
	not globs.covers(`a\*`, "ab", [])
}
