/**
 * What makes tasks run: plan, claim, dispatch, record; beats, observation and sweeps beside them.
 * Each step is a method that does what is to be done now and needs no thread; loops only wait and
 * are woken. Control and boot may look.
 */
@NullMarked
package io.housekeeper.runtime.engine;

import org.jspecify.annotations.NullMarked;
