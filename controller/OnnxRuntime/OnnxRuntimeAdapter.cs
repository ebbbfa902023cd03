namespace MbRlRobot.OnnxRuntime;

/// <summary>x</summary>
public static class OnnxRuntimeAdapter
{
#if OPTIONAL_PACKAGES
    /// <summary>x</summary>
    public const bool Present = true;
#endif
}
