"""What commands share: options, the session, what ends a command early, how the help looks. No commands."""
