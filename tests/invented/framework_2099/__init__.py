"""A made-up framework, to see what a second one meets: keys, plan, outcomes, rules and words of its own."""
