package rules.unformatted

import data.rules.limits as limits
allow if { limits.mode == "deny"; x := 1; x > 0 } else := false
