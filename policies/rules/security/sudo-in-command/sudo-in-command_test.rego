package rules.security["sudo-in-command_test"]

import data.lib.testing
import data.rules.security["sudo-in-command"] as rule

_pod(command) := testing.pod({"containers": [{"name": "web", "command": command}]})

test_program_is_reported if {
	some violation in rule.violations with input as _pod(["sudo", "/web"])
	violation.path == ["spec", "containers", 0, "command", 0]
	count(rule.violations) == 1 with input as _pod(["/usr/bin/sudo"])
}

test_script_is_reported if {
	some violation in rule.violations with input as _pod(["sh", "-c", "cd /data && sudo chown web ."])
	violation.path == ["spec", "containers", 0, "command", 2]
}

test_parts_of_words_pass if {
	count(rule.violations) == 0 with input as _pod(["/pseudo", "--group=sudo", "visudo -c"])
}
