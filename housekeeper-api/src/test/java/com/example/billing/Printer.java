package com.example.billing;

/** Stands for something that has to be closed. */
public final class Printer implements AutoCloseable {

  private final String currency;
  private boolean closed;

  public Printer(String currency) {
    this.currency = currency;
  }

  public String print(long amount) {
    return amount + " " + currency;
  }

  public boolean closed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
  }
}
