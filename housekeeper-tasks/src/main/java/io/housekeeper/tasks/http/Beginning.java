package io.housekeeper.tasks.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Keeps the beginning of an answer, and takes no more: one without an end does no harm. */
public final class Beginning implements BodySubscriber<Beginning.Text> {

  /**
   * The beginning.
   *
   * @param isCut whether there was more
   */
  public record Text(String text, boolean isCut) {}

  static final int MOST = 64 * 1024;

  private final CompletableFuture<Text> body = new CompletableFuture<>();
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private @Nullable Subscription subscription;

  @Override
  public CompletionStage<Text> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Subscription to) {
    subscription = to;
    to.request(1);
  }

  @Override
  public void onNext(List<ByteBuffer> parts) {
    for (ByteBuffer part : parts) {
      byte[] bytes = new byte[Math.min(part.remaining(), MOST - kept.size())];
      boolean isMore = part.remaining() > bytes.length;
      part.get(bytes);
      kept.writeBytes(bytes);
      if (isMore) {
        end(true);
        return;
      }
    }
    if (subscription != null) {
      subscription.request(1);
    }
  }

  private void end(boolean isCut) {
    if (isCut && subscription != null) {
      subscription.cancel();
    }
    body.complete(new Text(kept.toString(UTF_8), isCut));
  }

  @Override
  public void onError(Throwable failure) {
    body.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    end(false);
  }
}
