//! Every call to the web platform.
