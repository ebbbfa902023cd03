using System;
using Xunit;
using Xunit.Sdk;

namespace MbRlRobot.TestKit;

/// <summary>
/// A test of an adapter that may be absent. Where the test's class names an adapter (<see cref="AdapterUnderTestAttribute"/>)
/// that cannot be used here, the test shows as skipped, with the reason, never as passed.
/// </summary>
/// <remarks>
/// xunit 2.9 cannot skip a test that already runs: the discoverer decides. Contract tests live in abstract classes; the
/// class that derives from one for an adapter names that adapter.
/// </remarks>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("MbRlRobot.TestKit.AdapterFactDiscoverer", "MbRlRobot.TestKit")]
public sealed class AdapterFactAttribute : FactAttribute;
