package io.housekeeper.dist.service;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;

/**
 * The signals of the operating system. The classes for them are in every JDK and in no
 * specification: whoever compiles against them is warned each time, and so they are looked up.
 */
final class Signals {

  /** A signal that the service knows, with its number. */
  enum Known {
    HUP(1),
    INT(2),
    TERM(15);

    private final int number;

    Known(int number) {
      this.number = number;
    }

    /** With which code a process ends that the signal has ended. */
    int exitCode() {
      return 128 + number;
    }
  }

  private Signals() {}

  /** Sends one to this process. */
  static void raise(Known known) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Object named = signal.getConstructor(String.class).newInstance(known.name());
      signal.getMethod("raise", signal).invoke(null, named);
    } catch (ReflectiveOperationException none) {
      throw new IllegalStateException("signal " + known + " cannot be sent", none);
    }
  }

  /** What is done from now on, in place of what is usual, when a signal comes. */
  static void on(Known known, Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      MethodHandle run =
          MethodHandles.lookup()
              .findVirtual(Runnable.class, "run", methodType(void.class))
              .bindTo(action);
      Object handles =
          MethodHandleProxies.asInterfaceInstance(
              handler, MethodHandles.dropArguments(run, 0, signal));
      Object named = signal.getConstructor(String.class).newInstance(known.name());
      signal.getMethod("handle", signal, handler).invoke(null, named, handles);
    } catch (ReflectiveOperationException none) {
      throw new IllegalStateException("signal " + known + " cannot be heard", none);
    }
  }
}
