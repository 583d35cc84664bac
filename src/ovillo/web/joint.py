"""The pages of joint work and of integrity."""

from ovillo.web import (
    approving,
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
    approving.router,
    witnesses.router,
    deconflicting.router,
)
