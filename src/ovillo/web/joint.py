"""The pages of joint work and of integrity."""

from ovillo.web import (
    checking,
    clocks,
    custody,
    deconflicting,
    protecting,
    recusal,
    strategy,
    tasks,
    together,
    units,
    witnesses,
)

ROUTERS = (
    together.router,
    tasks.router,
    clocks.router,
    strategy.router,
    custody.router,
    protecting.router,
    recusal.router,
    units.router,
    checking.router,
    witnesses.router,
    deconflicting.router,
)
