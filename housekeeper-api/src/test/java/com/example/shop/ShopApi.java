package com.example.shop;

import io.housekeeper.api.Secret;
import java.net.URI;

/** Stands for a client with a pool of connections. */
public final class ShopApi implements AutoCloseable {

  private final URI url;
  private final Secret key;
  private int connections;

  public ShopApi(URI url, Secret key, int connections) {
    this.url = url;
    this.key = key;
    this.connections = connections;
  }

  public int connections() {
    return connections;
  }

  int cancelUnpaid(long token) {
    return request("cancel-unpaid", token);
  }

  int refill(long token) {
    return request("refill", token);
  }

  private int request(String path, long token) {
    if (connections == 0) {
      throw new IllegalStateException("closed: " + url.resolve(path));
    }
    return key.reveal().isEmpty() ? 0 : (int) token;
  }

  @Override
  public void close() {
    connections = 0;
  }
}
