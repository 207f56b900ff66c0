"""Which articles a draft is held against: those given, those that come with it, those that its credits ask for."""
