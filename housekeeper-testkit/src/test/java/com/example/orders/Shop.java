package com.example.orders;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Somewhere else, where orders are. */
@FunctionalInterface
interface Shop {

  List<String> ordersSince(Instant time) throws IOException, InterruptedException;
}
