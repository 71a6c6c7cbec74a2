package io.housekeeper.client;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Goes through pages, and fetches each when it is needed. */
final class Pages<T> implements Iterator<T> {

  /**
   * Some of them.
   *
   * @param next what to ask for the others with, if there are any
   */
  record Page<T>(List<T> items, Optional<String> next) {}

  private final Function<Optional<String>, Page<T>> fetch;
  private Iterator<T> page = List.<T>of().iterator();
  private Optional<String> next = Optional.empty();
  private boolean isLast;

  private Pages(Function<Optional<String>, Page<T>> fetch) {
    this.fetch = fetch;
  }

  /**
   * All there are.
   *
   * @param fetch a page, by what the one before has said of it
   */
  static <T> Stream<T> stream(Function<Optional<String>, Page<T>> fetch) {
    return stream(new Pages<>(fetch));
  }

  static <T> Stream<T> stream(Iterator<T> all) {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(all, Spliterator.ORDERED | Spliterator.NONNULL), false);
  }

  @Override
  public boolean hasNext() {
    while (!page.hasNext() && !isLast) {
      Page<T> fetched = fetch.apply(next);
      page = fetched.items().iterator();
      next = fetched.next();
      isLast = next.isEmpty();
    }
    return page.hasNext();
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return page.next();
  }
}
