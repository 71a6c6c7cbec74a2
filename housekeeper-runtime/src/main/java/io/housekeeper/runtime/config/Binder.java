package io.housekeeper.runtime.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import java.util.Optional;

/**
 * Makes records of blocks of a configuration: of files, of JSON and of forms alike.
 *
 * @param names what their texts may name
 */
public record Binder(Names names) {

  /**
   * Makes a record.
   *
   * @param path of the block in the whole, which problems begin with
   * @throws IllegalArgumentException if the record itself cannot be settings
   */
  public <S extends Record> Bound<S> bind(Class<S> type, ConfigObject block, String path) {
    Reading reading = new Reading(names);
    Optional<Object> made = reading.block(Shape.of(type), block, Place.of(path, block));
    return new Bound<>(made.map(type::cast), reading.problems());
  }

  /** The same for texts that come from a dashboard or over HTTP. */
  public Binder forBrowsers() {
    return new Binder(names.forBrowsers());
  }

  /**
   * Goes through some of the values of a block, of which others may be missing.
   *
   * @throws IllegalArgumentException with a sentence, if one of them is a secret and no name of one
   */
  public void refuseOpenSecrets(Class<? extends Record> type, ConfigObject some, String path) {
    for (Problem problem : bind(type, some, path).problems()) {
      if (problem.sentence().equals(Names.NO_NAME)) {
        throw new IllegalArgumentException(problem.toString());
      }
    }
  }

  /** A block as somebody may see it: JSON, and of a secret nothing but its name. */
  public String shown(Class<? extends Record> type, ConfigObject block) {
    return new Masking(names).text(Shape.of(type), block);
  }

  /**
   * Makes a record of text.
   *
   * @param source what the text is, which problems begin with
   */
  public <S extends Record> Bound<S> bind(Class<S> type, String text, String source) {
    try {
      Config config =
          ConfigFactory.parseString(
              text, ConfigParseOptions.defaults().setOriginDescription(source));
      return bind(type, config.resolve().root(), "");
    } catch (ConfigException misfit) {
      return Bound.refused(Syntax.problem(misfit));
    }
  }
}
